import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../engine/src/index';
import { kinOf } from './cwe-kin';
import { cweNumber, filesBelow, type Suite, type Verdict } from './suite';

const fixes = 'data/static/codefixes';
const mark = 'vuln-code-snippet vuln-line';
/** What of its challenges an analysis of source code can see, and the CWEs that name it. */
const weaknesses: Readonly<Record<string, readonly number[]>> = {
  restfulXssChallenge: [79],
  localXssChallenge: [79],
  xssBonusChallenge: [79],
  redirectChallenge: [601, 183],
  unionSqlInjectionChallenge: [89],
  dbSchemaChallenge: [89],
  loginAdminChallenge: [89],
  loginBenderChallenge: [89],
  loginJimChallenge: [89],
  noSqlReviewsChallenge: [943],
  forgedReviewChallenge: [639, 943, 915],
  directoryListingChallenge: [548],
  accessLogDisclosureChallenge: [548],
  web3WalletChallenge: [841, 362, 691],
  resetPasswordMortyChallenge: [348, 807, 307, 290],
  weakPasswordChallenge: [327, 521],
};

/** OWASP Juice Shop: marked lines of challenges, and for many a wrong and a right fix. */
export const juiceShop: Suite = {
  name: 'Juice Shop',
  recognizes: (folder) => existsSync(path.join(folder, fixes)),
  open: (folder) => ({ scanned: folder, judge: (findings) => judge(folder, findings) }),
};

interface Place {
  file: string;
  line: number;
}

function judge(folder: string, findings: readonly Finding[]): Verdict {
  const challenges = markedLines(folder);
  const isFound = (places: readonly Place[], key: string) =>
    places.some(({ file, line }) =>
      findings.some(
        (finding) => finding.path === file && isAt(finding, line) && isOf(finding, weaknesses[key]),
      ),
    );
  const missed = [...challenges].filter(([key, places]) => !isFound(places, key)).map(([key]) => key);
  const flags = (file: string, key: string) =>
    findings.some((finding) => finding.path === file && isOf(finding, weaknesses[key]));
  const variants = fixVariants(folder);
  const confused = [...variants]
    .filter(([key, { wrong, right }]) => {
      const finds = (files: readonly string[]) => files.some((file) => flags(file, key));
      return !finds(wrong) || finds(right);
    })
    .map(([key]) => key);
  return {
    rows: {
      'marked challenges': share(challenges.size - missed.length, challenges.size),
      'challenges whose fixes are told apart': share(variants.size - confused.length, variants.size),
    },
    wrong: [...missed.map((key) => `missed ${key}`), ...confused.map((key) => `not told apart ${key}`)],
  };
}

function share(right: number, of: number): Record<string, number | string> {
  return { right, of, '%': ((100 * right) / of).toFixed(1) };
}

function isOf({ cwe }: Finding, accepted: readonly number[]): boolean {
  const kin = kinOf(accepted);
  return cwe.some((each) => kin.has(cweNumber(each)));
}

/** The marks stand behind lines that may be a piece of what is wrong: the next lines count too. */
function isAt({ range }: Finding, line: number): boolean {
  return range.start.line <= line && Math.min(range.end.line, range.start.line + 6) >= line - 2;
}

/** Challenge → its lines. */
function markedLines(folder: string): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const file of filesBelow(folder)) {
    if (!/\.(ts|js|sol|ya?ml|html)$/.test(file) || /^test\/|\.spec\.|codingChallenges|codefixes/.test(file))
      continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    if (!text.includes(mark)) continue;
    text.split(/\r?\n/).forEach((line, i) => {
      const keys = line.split(mark)[1]?.match(/\w+Challenge/g) ?? [];
      for (const key of keys.filter((each) => Object.hasOwn(weaknesses, each)))
        places.set(key, [...(places.get(key) ?? []), { file, line: i + 1 }]);
    });
  }
  return places;
}

/** Challenge → the files with its fixes. */
function fixVariants(folder: string): Map<string, { wrong: string[]; right: string[] }> {
  const variants = new Map<string, { wrong: string[]; right: string[] }>();
  for (const name of filesBelow(path.join(folder, fixes))) {
    const [, key, isRight] = /^(\w+Challenge)_\d+(_correct)?\.\w+$/.exec(name) ?? [];
    if (key === undefined || !Object.hasOwn(weaknesses, key)) continue;
    const of = variants.get(key) ?? { wrong: [], right: [] };
    variants.set(key, of);
    of[isRight ? 'right' : 'wrong'].push(`${fixes}/${name}`);
  }
  return variants;
}
