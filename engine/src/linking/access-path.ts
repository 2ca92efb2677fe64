import { KEYS, type Path } from '../summaries/summary';

/** How many steps of a path are told apart; what lies deeper counts as the whole of what lies there. */
const MAX_DEPTH = 4;

/** A path within what another path leads to, cut to the depth that is told apart. */
export function joinPaths(first: Path, second: Path): Path {
  if (second === '') return first;
  return cutPath(first === '' ? second : `${first}.${second}`);
}

function cutPath(path: Path): Path {
  let at = -1;
  for (let segments = 0; segments < MAX_DEPTH; segments++) {
    at = path.indexOf('.', at + 1);
    if (at < 0) return path;
  }
  return path.slice(0, at);
}

/** How data at one path meets a reader of another. */
export interface Meeting {
  /** Where below the path that is read the data lies; empty when all of it is data. */
  rest: Path;
  /** True where a part of the data is read: what arrives is no longer the value itself. */
  isPart: boolean;
}

const whole: Meeting = { rest: '', isPart: false };
const part: Meeting = { rest: '', isPart: true };

/** How data that lies at a path meets a reader of another path; undefined when neither is within the other. */
export function meet(data: Path, read: Path): Meeting | undefined {
  if (data === read) return whole;
  if (data === '') return part;
  if (read === '') return { rest: data, isPart: false };
  let i = 0;
  let j = 0;
  while (true) {
    const endI = segmentEnd(data, i);
    const endJ = segmentEnd(read, j);
    if (!sameSegment(data, i, endI, read, j, endJ)) return undefined;
    if (endI === data.length) return endJ === read.length ? whole : part;
    if (endJ === read.length) return { rest: data.slice(endI + 1), isPart: false };
    i = endI + 1;
    j = endJ + 1;
  }
}

function segmentEnd(path: Path, start: number): number {
  const dot = path.indexOf('.', start);
  return dot < 0 ? path.length : dot;
}

/** Keys are equal, or one of them is not known, which may be any but the keys themselves. */
function sameSegment(a: Path, i: number, endI: number, b: Path, j: number, endJ: number): boolean {
  if (endI - i === endJ - j && a.startsWith(b.slice(j, endJ), i)) return true;
  const first = endI === i + 1 ? a[i] : '';
  const second = endJ === j + 1 ? b[j] : '';
  return (first === '*' && second !== KEYS) || (second === '*' && first !== KEYS);
}

/** The first step of a path, and what follows it. */
export function splitPath(path: Path): [first: string, rest: Path] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
}
