/** Under a text that stands in the page: buttons that copy it or save it as a file. Nothing is sent anywhere. */
class TakeFile extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('code')?.textContent;
    if (!text || this.querySelector('.tools')) return;
    const tools = document.createElement('p');
    tools.className = 'tools';
    const said = document.createElement('output');
    tools.append(
      makeButton('Copy', async () => {
        said.textContent = (await copy(text))
          ? 'Copied.'
          : 'The browser did not allow it; mark the text and copy it.';
      }),
      ' ',
      makeButton('Save as a file', () => {
        save(text, this.dataset['name'] ?? 'file.md');
        said.textContent = `Saved as ${this.dataset['name'] ?? 'file.md'}.`;
      }),
      ' ',
      said,
    );
    this.append(tools);
  }
}

function makeButton(label: string, act: () => unknown): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => void act());
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not a secure page, or not allowed: the text stands there to be marked
  }
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('rm-take-file', TakeFile);
