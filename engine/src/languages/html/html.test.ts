import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const page = `<!DOCTYPE html>
<!-- <script src="no.js"></script> -->
<html lang=en>
<body onload="start()">
  <script src="https://a.example/x.js" async></script>
  <script integrity="sha384-x" SRC='https://b.example/y.js' crossorigin></script>
  <SCRIPT>
    document.write(location.hash)
  </SCRIPT>
  <form method="post" action="/login"><input type="text" name="q" disabled></form>
  <p>one &amp; two <b>three</b>
  <p>four<br/>
  <a href="http://c.example" target="_blank">link</a>
</body>
</html>
`;

const elements: MatchCase[] = [
  ['an element with any attributes and content', pattern('<script ...>...</script>'), page, [5, 6, 7]],
  ['attributes need not all be named', pattern('<script>...</script>'), page, [5, 6, 7]],
  ['an attribute with a bound value', pattern('<script ... src="$SRC" ...>...</script>'), page, [5, 6]],
  ['attributes in any order', pattern('<script src="..." integrity="...">...</script>'), page, [6]],
  ['an attribute without a value', pattern('<input ... disabled ...>'), page, [10]],
  ['an attribute whose name is a hole', pattern('<form $A="post" ...>...</form>'), page, [10]],
  ['a value without quotes', pattern('<html lang="en">...</html>'), page, [3]],
  ['a value without quotes that is a hole', pattern('<html lang=$L>...</html>'), page, [3]],
  ['a value by a regular expression', pattern('<a href="=~/^http:/">...</a>'), page, [13]],
  ['another value', pattern('<a target="_self" ...>...</a>'), page, []],
  ['capitals do not matter in names', pattern('<BODY ONLOAD="$CODE">...</BODY>'), page, [4]],
  ['capitals matter in values', pattern('<form method="POST">...</form>'), page, []],
  ['a tag that is a hole', pattern('<$TAG href="..." ...>...</$TAG>'), page, [13]],
  [
    'a tag with a long name that is a hole',
    pattern('<$MY_TAG_2 action="..." ...>...</$MY_TAG_2>'),
    page,
    [10],
  ],
  ['text', pattern('<b>three</b>'), page, [11]],
  ['text that is bound', pattern('<a ...>$TEXT</a>'), page, [13]],
  ['other text', pattern('<b>four</b>'), page, []],
  ['text with character references', pattern('<p>one &amp; two ...</p>'), page, [11]],
  ['an element in another one', pattern('<form ...>...<input ...>...</form>'), page, [10]],
  ['an element that closes itself', pattern('<br>'), page, [12]],
  ['any content, as one', pattern('<script ...>$...CODE</script>'), page, [5, 6, 7]],
  ['a start tag alone', pattern('<a ... target="_blank" ...>'), page, [13]],
  ['an attribute alone', pattern('target="_blank"'), page, [13]],
  ['an attribute alone with a hole', pattern('src="$S"'), page, [5, 6]],
  ['a comment is no element', pattern('<script src="no.js">...</script>'), page, []],
];

const texts: MatchCase[] = [
  ['line ends of Windows', pattern('<a b="c">...</a>'), '<p>\r\n<a\r\n b="c">d\r\n</a>\r\n', [2]],
  ['characters beyond the basic plane', pattern('<a b="😀">é</a>'), '<p>😀</p>\n<a b="😀">é</a>\n', [2]],
  ['an empty text', pattern('<$X>...</$X>'), '', []],
  [
    'templates among tags',
    pattern('<a href="...">...</a>'),
    '<% if (x) { %>\n<a href="{{ y }}">z</a>\n<% } %>\n',
    [2],
  ],
  ['what is not closed', pattern('<a b="...">...</a>'), '<div>\n<a b="c">d</a>\n<p>', [2]],
];

const operators: MatchCase[] = [
  [
    'not',
    'patterns:\n  - pattern: <script ... src="..." ...>...</script>\n  - pattern-not: <script ... integrity="..." ...>...</script>',
    page,
    [5],
  ],
  [
    'inside and not inside',
    'patterns:\n  - pattern: <$T ...>...</$T>\n  - pattern-inside: <form ...>...</form>\n  - pattern-not-inside: <input ...>',
    page,
    [10],
  ],
  [
    'either with a focus',
    'patterns:\n  - pattern-either:\n    - pattern: <script ... src="$U" ...>...</script>\n    - pattern: <a href="$U" ...>...</a>\n  - focus-metavariable: $U',
    page,
    [5, 6, 13],
  ],
  [
    'a condition on a value',
    'patterns:\n  - pattern: <$T ... src="$U" ...>...</$T>\n  - metavariable-regex: {metavariable: $U, regex: .*b\\.example.*}',
    page,
    [6],
  ],
  [
    'regular expressions',
    'patterns:\n  - pattern-inside: <$T ...>...</$T>\n  - pattern-regex: location\\.\\w+\n  - pattern-not-regex: location\\.href',
    page,
    [8],
  ],
  [
    'code of a script',
    'patterns:\n  - pattern: <script ...>$...JS</script>\n  - metavariable-pattern:\n      metavariable: $...JS\n      language: javascript\n      pattern: document.write(...)',
    page,
    [7],
  ],
];

describe('HTML', () => {
  describe('elements', () => testMatching('html', elements));
  describe('texts', () => testMatching('html', texts));
  describe('operators', () => testMatching('html', operators));
});
