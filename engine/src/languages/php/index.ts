import { fillHoles } from '../holes';
import type { LanguageDefinition } from '../language';
import { frames } from './frames';
import { ellipsis, placeVariables, stringAt, withStrings } from './holes';
import { phpTable } from './lowering';

/** `db.raw` is a method of a variable, of a member or of a class; `clean` a function, or one of the own class. */
function phpCall([first, ...rest]: readonly string[]): string[] {
  if (rest.length === 0) return [first, `$this->${first}`, `self::${first}`, `static::${first}`];
  const members = rest.join('->');
  if (first.startsWith('$')) return [`${first}->${members}`, `${first}::${members}`];
  return [`$${first}->${members}`, `$ANY->${first}->${members}`, `${first}::${members}`];
}

export const php: LanguageDefinition = {
  grammar: 'php',
  ruleNames: ['php'],
  editorIds: ['php'],
  extensions: ['php', 'phtml', 'inc', 'php5', 'php7', 'php8'],
  table: phpTable,
  sample: `<p><?php // comment
namespace A\\B; use C\\D as E; use F\\{G, H as I}; const J = 1;
#[K(l: 1)] abstract class M extends N implements O { use P; public ?int $q = null; const R = 's';
  function __construct(private readonly string $t, int ...$u) { parent::__construct($t); } }
enum V: string { case W = 'w'; }
foreach ($x as $k => &$v): if ($v?->y[0] ?? $z ?: 1) { echo "a{$v->b}c $d[e] \\n", <<<EOT
f $g
EOT; } elseif (!$h) [$a, 'b' => $c] = array(1, ...$i); endforeach;
$f = static fn(int|string $j): ?A => match ($j) { 1, 2 => (int) $j, default => throw new \\E() };
$y = = 1; 'é😀'; exit; ?> <?= $l ?> text
`,
  lineComment: '//',
  tests: {
    path: /Test(Case)?\.php$|(^|\/)tests?\//i,
    text: /\bPHPUnit\b|\bextends\s+[\w\\]*TestCase\b|\bextends\s+[\w\\]*Test(?:Base)?\b/,
  },
  opening: '<?php ',
  references: /^(\\?[\w\\|]+\s+)?&/,
  callableTexts: true,
  variablePrefix: '$',
  calls: phpCall,
  assigningDeclares: true,
  slashJoins: false,
  casesFallThrough: true,
  constructorName: '__construct',
  logicYieldsTruth: true,
  seenEverywhere: /^(?:\$(?:this|_[A-Z]+|GLOBALS)$|[^$])/,
  textFunctions: new Set([
    ...['escapeshellarg', 'escapeshellcmd', 'htmlspecialchars', 'htmlentities', 'addslashes', 'basename'],
    ...['trim', 'strtolower', 'strtoupper', 'dirname'],
  ]),
  yieldsElements: true,
  loopKeys: 'texts',
  selfNames: /^static$/,
  linking: { family: 'php', modules: 'global' },
  hasBuiltInExits: true,
  fillHoles: (pattern) => placeVariables(fillHoles(withStrings(pattern), { stringAt, ellipsis })),
  frames,
};
