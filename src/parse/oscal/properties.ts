/** Properties of an OSCAL object as those of a control: under their own names, with whose name it is. */
import type { ControlProperty, ControlStatus } from '../../model/control-draft.ts';
import { IMPORTED_NS } from '../../model/oscal-names.ts';
import type { OscalNode } from './oscal-node.ts';

/** The properties, in their order. `of` says to which piece they belong, where it is not the control itself. */
export function readProperties(node: OscalNode, of?: string): readonly ControlProperty[] {
  return node.children('props', 'property').map((prop) => {
    const [name, value, ns, sort] = [
      prop.need('name'),
      prop.need('value'),
      prop.text('ns'),
      prop.text('class'),
    ];
    const note = [of, prop.text('remarks')].filter(Boolean).join(': ');
    return {
      name,
      value,
      ...(ns === undefined ? {} : { ns }),
      ...(sort === undefined ? {} : { class: sort }),
      ...(note === '' ? {} : { note }),
    };
  });
}

/** A fact that OSCAL says in another way than by a property. Empty where there is none. */
export function toProperty(
  name: string,
  value: string | undefined,
  more: { readonly class?: string | undefined; readonly note?: string | undefined } = {},
): ControlProperty[] {
  const line = value?.replace(/\s+/g, ' ').trim();
  if (!line) return [];
  return [
    {
      name,
      value: line,
      ns: IMPORTED_NS,
      ...(more.class ? { class: more.class } : {}),
      ...(more.note?.trim() ? { note: more.note.trim() } : {}),
    },
  ];
}

/** From the least claim to the greatest. */
const STATUSES: readonly ControlStatus[] = [
  'planned',
  'partial',
  'alternative',
  'implemented',
  'not-applicable',
];

/** The least that the properties claim of the implementation; undefined where they say nothing of it. */
export function findStatus(properties: readonly ControlProperty[]): ControlStatus | undefined {
  const said = properties
    .filter(({ name }) => name === 'implementation-status')
    .flatMap(({ value }) => STATUSES.find((status) => status === value.toLowerCase()) ?? []);
  return STATUSES.find((status) => said.includes(status));
}
