/**
 * What can be wrong with a basemap. `missing`: there is no such file. `unreachable`: no answer, or not one we may use.
 * `broken`: the file is not what it says. `unsupported`: a good file of a kind we do not read. `changed`: replaced while open.
 */
export type BasemapProblem = 'missing' | 'unreachable' | 'broken' | 'unsupported' | 'changed';

/** Why there is no basemap, as a sentence for whoever runs the site. The only error the basemap's readers throw. */
export class BasemapError extends Error {
  readonly problem: BasemapProblem;

  constructor(problem: BasemapProblem, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'BasemapError';
    this.problem = problem;
  }
}

/** Ends the reading of a file that is not what it says. `what` finishes the sentence "The basemap is broken: ". */
export function broken(what: string, cause?: unknown): never {
  throw new BasemapError('broken', `The basemap is broken: ${what}. Make the file again, or copy it again.`, { cause });
}
