/** CWEs that name the same weakness more or less closely: a suite names one of them, a rule perhaps another. */
const kin: readonly (readonly number[])[] = [
  [22, 23, 35, 36, 73, 99],
  [77, 78, 88],
  [79, 80, 83, 116],
  [89, 564, 943],
  [90],
  [91, 643, 652],
  [94, 95, 96, 98, 470, 1336],
  [93, 113, 117],
  [119, 120, 121, 122, 125, 787],
  [134],
  [190, 191, 197, 681],
  [200, 209, 215, 312, 319, 497, 532, 538, 548],
  [259, 321, 522, 798],
  [261, 310, 326, 327, 328, 329, 759, 760, 780, 916, 1204],
  [276, 277, 281, 732],
  [295, 297, 322],
  [306, 639, 862, 863],
  [311, 319, 614, 1004],
  [330, 331, 335, 338, 340],
  [346, 942],
  [377, 379],
  [400, 409, 770, 834, 1333],
  [471, 915, 1321],
  [502],
  [601],
  [611, 776, 827],
  [918],
];

/** The CWEs that count as one of the given ones. */
export function kinOf(cwes: readonly number[]): ReadonlySet<number> {
  return new Set([...cwes, ...kin.filter((each) => each.some((cwe) => cwes.includes(cwe))).flat()]);
}
