import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';

/** `--min-confidence`, the same in every command that scans. */
export function confidenceOption(): Option {
  return new Option('--min-confidence <confidence>', 'leave out findings that the analysis is less sure of')
    .choices(['high', 'medium', 'low'])
    .default('medium');
}

/** `--jobs`, the same in every command that scans. */
export function jobsOption(): Option {
  return new Option('--jobs <number>', 'how many worker threads')
    .argParser(positive)
    .default(availableParallelism(), 'one a processor');
}

function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1) throw new InvalidArgumentError('Give a whole number from 1 up.');
  return value;
}
