/** NIST's JSON schemas of OSCAL 1.2.1 as validators; undefined where the shared folder is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const SHARED = process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const SCHEMAS = join(SHARED, 'data/schemas');

export type Model = 'catalog' | 'component' | 'mapping' | 'poam';

/** True where the schemas are at hand. */
export const HAS_SCHEMAS = existsSync(join(SCHEMAS, 'oscal_catalog_schema.json'));

const validators = new Map<Model, ValidateFunction>();

/** The schema errors of a document, each with its place; empty when it is valid. */
export function findSchemaErrors(model: Model, text: string): string[] {
  const validate = validators.get(model) ?? compile(model);
  validators.set(model, validate);
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compile(model: Model): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, `oscal_${model}_schema.json`), 'utf8')));
}
