// A mocha reporter: the output of mocha's `dot`, and the counts as JSON {passed, failed} in the file that the
// environment variable WARDSCRIBE_TEST_COUNTS names.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = runner.stats;
      writeFileSync(process.env.WARDSCRIBE_TEST_COUNTS, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
}
