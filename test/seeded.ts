/** fast-check with one seed, so that a run today and a run tomorrow try the same input. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_240_429, numRuns: 200 });

export { fc };
