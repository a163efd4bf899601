/**
 * The formats of `rulemark export`, each with what it holds and who makes it. One table, so that the help page, the
 * check of the argument and the writing agree. A format is loaded when it is asked for.
 */
import type { Audience } from '../src/model/visibility.ts';
import type { Exporter } from './exporter.ts';

export interface ExportFormat {
  /** For the help page: "the obligations, as …". */
  readonly is: string;
  /** The ending of its file. */
  readonly ending: string;
  /** Who alone may have it, and why; every wider audience is refused. */
  readonly only?: { readonly audience: Audience; readonly reason: string };
  readonly load: () => Promise<Exporter>;
}

const loadOscal = async () => (await import('./export-oscal.ts')).OSCAL_EXPORTERS;

export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {
  'oscal-catalog': {
    is: 'the obligations, as an OSCAL catalog',
    ending: '.json',
    load: async () => (await loadOscal()).catalog,
  },
  'oscal-component-definition': {
    is: 'the controls and what each does for which obligation, as an OSCAL component definition',
    ending: '.json',
    load: async () => (await loadOscal()).componentDefinition,
  },
  'oscal-mapping': {
    is: 'the mappings of controls to obligations, as an OSCAL mapping collection',
    ending: '.json',
    load: async () => (await loadOscal()).mapping,
  },
  'oscal-poam': {
    is: 'the gaps, as an OSCAL plan of action and milestones',
    ending: '.json',
    only: {
      audience: 'privileged',
      reason: 'gaps are computed from controls, evidence and reviews, which nobody else may know.',
    },
    load: async () => (await loadOscal()).poam,
  },
  csv: {
    is: 'every table, a CSV file each',
    ending: '.csv',
    load: async () => (await import('./export-tables.ts')).exportCsv,
  },
  xlsx: {
    is: 'every table, a sheet each of one workbook',
    ending: '.xlsx',
    load: async () => (await import('./export-tables.ts')).exportXlsx,
  },
  ics: {
    is: 'deadlines, due days and last days as a calendar',
    ending: '.ics',
    load: async () => (await import('./export-tables.ts')).exportIcs,
  },
};
