import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of C', () => {
  testEntryPoints('c', [
    [
      'the main function',
      `int main(int argc, char **argv) {
  return 0;
}
int remain(int a, char **b) { return 1; }`,
      ['cli main [] 1:5-9 = 1-3'],
    ],
    ['a program without arguments', 'int main(void) { return 0; }', []],
  ]);
});
