/** Flows inside of one function of PHP; each case has a place that is reached, and a neighbour that is not. */
export const insidePhp: Record<string, string> = {
  'what is overwritten is clean': `<?php
function f() {
  $name = source();
  sink($name); // flow
  $name = 'a';
  sink($name);
}
`,
  'both ways of a branch count': `<?php
function f($flag) {
  $name = 'a';
  if ($flag) { $name = source(); }
  sink($name); // flow
  if ($flag) { $name = 'b'; } else { $name = 'c'; }
  sink($name);
}
`,
  'a branch that never runs carries nothing': `<?php
function f() {
  $number = 106;
  $text = source();
  if (7 * 18 + $number > 200) { $text = 'a'; }
  sink($text);
  $other = source();
  if (7 * 18 - $number > 200) { $other = 'a'; }
  sink($other); // flow
}
`,
  'a switch over a known value': `<?php
function f() {
  $kind = 'a';
  switch ($kind) {
    case 'a': $text = 'fixed'; break;
    case 'b': $text = source(); break;
  }
  sink($text);
  switch ($kind) {
    case 'a': $text = source(); break;
    default: $text = 'fixed';
  }
  sink($text); // flow
}
`,
  'clauses that fall through': `<?php
function f($n) {
  $text = 'a';
  switch ($n) {
    case 1: $text = source();
    case 2: sink($text); break; // flow
    case 3: sink($text); break;
  }
}
`,
  'a clause for one value names it': `<?php
function f() {
  $text = source();
  switch ($text) {
    case 'a': sink($text); break;
    default: sink($text); // flow
  }
}
`,
  'a match with fixed results': `<?php
function f() {
  $text = match (source()) { 'a' => 'x', default => 'y' };
  sink($text);
  $text = match (1) { 1 => source(), default => 'y' };
  sink($text); // flow
}
`,
  'values that may be missing': `<?php
function f() {
  $text = source() ?? 'a';
  sink($text); // flow
  sink(source() ?: 'b'); // flow
  sink(true ? 'c' : source());
  sink(isset($x) ? 'd' : 'e');
}
`,
  'texts with variables in them': `<?php
function f() {
  $name = source();
  sink("a $name"); // flow
  sink("a {$name}b"); // flow
  sink('a $name');
  $text = <<<END
  <p>$name</p>
END;
  sink($text); // flow
  $text = <<<'END'
  <p>$name</p>
END;
  sink($text);
}
`,
  'texts that grow': `<?php
function f() {
  $sql = 'SELECT ';
  sink($sql);
  $sql .= source();
  $sql .= ' FROM t';
  sink($sql); // flow
}
`,
  'texts that are formatted': `<?php
function f() {
  sink(sprintf('%s', source())); // flow
  sink(vsprintf('%s', [source()])); // flow
}
`,
  'functions that keep a text': `<?php
function f() {
  sink(strrev(ucfirst(trim(source())))); // flow
  sink(str_replace('a', 'b', source())); // flow
  sink(substr('abc', 0, source()));
  sink(strlen(source()));
  sink(md5(source()));
}
`,
  'conversions to numbers': `<?php
function f() {
  $text = source();
  sink((string) $text); // flow
  sink((int) $text);
  sink((float) $text);
  sink(intval($text));
  sink($text + 1);
}
`,
  'a type that is set in place': `<?php
function f() {
  $number = source();
  settype($number, 'integer');
  sink($number);
  $text = source();
  settype($text, 'string');
  sink($text); // flow
}
`,
  'keys of an array': `<?php
function f() {
  $row = ['name' => source(), 'age' => 1];
  sink($row['name']); // flow
  sink($row['age']);
  $row['age'] = source();
  $row['name'] = 'a';
  sink($row['name']);
  sink($row['age']); // flow
}
`,
  'arrays in arrays': `<?php
function f() {
  $rows['a']['name'] = source();
  sink($rows['a']['name']); // flow
  sink($rows['a']['age']);
}
`,
  'elements that are taken apart': `<?php
function f() {
  [$a, $b] = ['x', source()];
  sink($a);
  sink($b); // flow
  list('k' => $c, 'l' => $d) = ['k' => source(), 'l' => 'x'];
  sink($c); // flow
  sink($d);
}
`,
  'elements that are added and removed': `<?php
function f() {
  $list = [];
  $list[] = 'a';
  $list[] = source();
  array_push($list, 'b');
  sink(array_pop($list));
  sink(array_pop($list)); // flow
  sink(array_shift($list));
}
`,
  'arrays that are joined': `<?php
function f() {
  $list = array_merge(['a'], [source()]);
  sink(implode(', ', $list)); // flow
  sink(implode(', ', ['a', 'b']));
  sink(explode(',', source())[0]); // flow
}
`,
  'loops over arrays': `<?php
function f() {
  foreach (['a' => source()] as $key => $value) {
    sink($value); // flow
  }
  foreach (['a', 'b'] as $value) {
    sink($value);
  }
}
`,
  'a loop that carries a value around': `<?php
function f() {
  $text = 'a';
  for ($i = 0; $i < 2; $i++) {
    sink($text); // flow
    $text = source();
  }
  for ($i = 0; $i < 2; $i++) {
    $text = 'b';
    sink($text);
  }
}
`,
  'functions that are run on each element': `<?php
function f() {
  $list = source();
  sink(array_map('trim', [$list])[0]); // flow
  sink(array_map('intval', [$list])[0]);
  sink(array_map(fn($each) => $each . 'x', [$list])[0]); // flow
  sink(array_map(function ($each) { return 'x'; }, [$list])[0]);
}
`,
  'elements that are reduced to one': `<?php
function f() {
  $all = array_reduce([source()], function ($sum, $each) { return $sum . $each; }, '');
  sink($all); // flow
  $count = array_reduce([source()], function ($sum, $each) { return 'x'; }, '');
  sink($count);
}
`,
  'what a pattern finds': `<?php
function f() {
  preg_match('/(.*)/', source(), $found);
  sink($found[1]); // flow
  preg_match('/(.*)/', 'abc', $other);
  sink($other[1]);
}
`,
  'another name of a variable': `<?php
function f() {
  $a = 'x';
  $b = &$a;
  $b = source();
  sink($a); // flow
  $b = 'y';
  sink($a);
}
`,
  'a variable that a text names': `<?php
function f() {
  $x = source();
  $y = 'a';
  $name = 'x';
  sink($$name); // flow
  $name = 'y';
  sink($$name);
}
`,
  'tests that prove': `<?php
function f() {
  $a = source();
  if (!is_numeric($a)) { return; }
  sink($a);
  $b = source();
  if (!ctype_alnum($b)) { throw new Exception('no'); }
  sink($b);
  $c = source();
  if (!is_string($c)) { return; }
  sink($c); // flow
}
`,
  'lists of what is allowed': `<?php
function f() {
  $a = source();
  if (in_array($a, ['x', 'y'], true)) { sink($a); } else { sink($a); } // flow
  $b = source();
  if (!in_array($b, ['x', 'y'])) { exit; }
  sink($b);
  $c = source();
  $names = ['x' => 1];
  if (isset($names[$c])) { sink($c); }
  $d = source();
  if (array_key_exists($d, $names)) { sink($d); }
}
`,
  'a text that matches as a whole': `<?php
function f() {
  $a = source();
  if (!preg_match('/^[a-z]+$/', $a)) { die('no'); }
  sink($a);
  $b = source();
  if (!preg_match('/[a-z]+/', $b)) { die('no'); }
  sink($b); // flow
  $c = source();
  if (preg_match('/\\A\\d+\\z/', $c) === 1) { sink($c); }
}
`,
  'comparisons with one value or another': `<?php
function f() {
  $a = source();
  if ($a === 'x' || $a === 'y') { sink($a); }
  if ($a !== 'x' && $a !== 'y') { return; }
  sink($a);
  $b = source();
  if ($b === 'x' || strlen($b) > 3) { sink($b); } // flow
}
`,
  'a test that a variable holds': `<?php
function f() {
  $a = source();
  $known = in_array($a, ['x', 'y']);
  if (!$known) { return; }
  sink($a);
  $b = source();
  $long = strlen($b) > 3;
  if (!$long) { return; }
  sink($b); // flow
}
`,
  'filters of PHP': `<?php
function f() {
  sink(filter_var(source(), FILTER_VALIDATE_INT));
  sink(filter_var(source(), FILTER_DEFAULT)); // flow
  $a = source();
  if (filter_var($a, FILTER_VALIDATE_INT) === false) { exit; }
  sink($a);
  $b = source();
  if (filter_var($b, FILTER_VALIDATE_URL) === false) { exit; }
  sink($b); // flow
}
`,
  'what a handler catches': `<?php
function f() {
  try { throw new Exception(source()); } catch (Exception $e) { sink($e->getMessage()); } // flow
  try { throw new Exception('a'); } catch (Exception $e) { sink($e->getMessage()); }
}
`,
  'what is done at the end': `<?php
function f() {
  $text = source();
  try { run(); } finally { $text = 'a'; }
  sink($text);
  try { $text = source(); } finally { run(); }
  sink($text); // flow
}
`,
  'fields of an object': `<?php
function f() {
  $o = new stdClass();
  $o->a = source();
  $o->b = 'x';
  sink($o->a); // flow
  sink($o->b);
  $p = (object) ['a' => source(), 'b' => 'x'];
  sink($p->a); // flow
  sink($p->b);
}
`,
  'what is removed': `<?php
function f() {
  $text = source();
  unset($text);
  $text = 'a';
  sink($text);
  $more = source();
  sink($more); // flow
}
`,
};
