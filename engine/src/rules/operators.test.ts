import { type MatchCase, testMatching } from '../../../test/unit/matching';

/** A formula of one operator each, so that an operator's own rule is seen. */
const python: MatchCase[] = [
  [
    '`patterns`: the smaller of two nested matches',
    'patterns:\n  - pattern: f(...)\n  - pattern: g($X)',
    'f(1)\nf(\n  g(2))\ng(3)',
    [3],
  ],
  [
    '`pattern-not` with a formula: only a match around the whole range leaves out',
    'patterns:\n  - pattern: f(...)\n  - pattern-not:\n      patterns:\n        - pattern: f($X, ...)\n        - pattern-not: f(1, ...)',
    'f()\nf(1, 2)\nf(2)\nf(g(2))',
    [1, 2],
  ],
  [
    '`pattern-not`: equal metavariables only',
    'patterns:\n  - pattern: f($X, $Y)\n  - pattern-not: f($Y, $X)',
    'f(1, 1)\nf(1, 2)',
    [2],
  ],
];

describe('operators of formulas', () => {
  testMatching('python', python);
});
