/** Small OSCAL documents of our own invention, for tests that change one thing. */

export type Json = { [key: string]: unknown };

const METADATA = {
  title: 'Lamps',
  'last-modified': '2030-01-01T00:00:00Z',
  version: '1',
  'oscal-version': '1.1.2',
};

export const toId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A catalog with these controls in one group. */
export function toCatalogFile(controls: readonly Json[], over: Json = {}): Json {
  return {
    catalog: {
      uuid: toId(1),
      metadata: METADATA,
      groups: [{ id: 'lm', title: 'Lamps', controls }],
      ...over,
    },
  };
}

export function toCatalogControl(id: string, over: Json = {}): Json {
  return {
    id,
    title: `Control ${id}`,
    parts: [{ id: `${id}_smt`, name: 'statement', prose: `Do ${id}.` }],
    ...over,
  };
}

/** A component definition with one component that implements these requirements. */
export function toComponentFile(requirements: readonly Json[], component: Json = {}, over: Json = {}): Json {
  return {
    'component-definition': {
      uuid: toId(2),
      metadata: {
        ...METADATA,
        roles: [{ id: 'keeper', title: 'Keeper' }],
        parties: [{ uuid: toId(3), type: 'organization', name: 'Harbour Board' }],
      },
      components: [
        {
          uuid: toId(4),
          type: 'software',
          title: 'Lamp Server',
          description: 'Lights lamps.',
          'control-implementations': [
            {
              uuid: toId(5),
              source: 'https://example.org/catalog.json',
              description: 'For the harbour.',
              'implemented-requirements': requirements,
            },
          ],
          ...component,
        },
      ],
      ...over,
    },
  };
}

export function toRequirement(id: string, n: number, over: Json = {}): Json {
  return { uuid: toId(n), 'control-id': id, description: `Lamp Server does ${id}.`, ...over };
}

export const toBytes = (file: unknown): Uint8Array =>
  new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file, null, 2));
