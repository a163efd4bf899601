/** A finding whose severity the trace policy sets: what the checks of our own side give. */
import type { Finding } from '../../model/finding.ts';
import type { TraceCheck } from '../../model/trace-policy.ts';

export type Graded = Omit<Finding, 'severity' | 'code'> & { readonly code: TraceCheck };
