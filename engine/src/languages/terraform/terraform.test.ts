import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const bucket = `resource "aws_s3_bucket" "logs" {
  bucket = "logs-\${var.stage}"
  acl    = "public-read"
  versioning {
    enabled = true
  }
  tags = { Name = "logs", "Owner" : local.owner }
}
resource "aws_db_instance" "main" {
  storage_encrypted   = false
  publicly_accessible = true
  ingress {
    from_port   = 22
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }
  ingress {
    from_port   = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;

const blocks: MatchCase[] = [
  ['a block with any body', pattern('resource "aws_s3_bucket" $NAME { ... }'), bucket, [1]],
  ['a block with any labels', pattern('resource "..." "..." {...}'), bucket, [1, 9]],
  ['a block whose label is bound in quotes', pattern('resource "$TYPE" "main" { ... }'), bucket, [9]],
  ['a block whose type is a hole', pattern('$T "aws_db_instance" $N { ... }'), bucket, [9]],
  ['a label by a regular expression', pattern('resource "=~/^aws_(s3|sns)/" $N { ... }'), bucket, [1]],
  ['another number of labels', pattern('resource "aws_s3_bucket" { ... }'), bucket, []],
  ['labels without quotes', pattern('resource "a" "b" { ... }'), 'resource a b {\n}\n', [1]],
  [
    'an attribute among others',
    pattern('resource "aws_db_instance" $N {\n  ...\n  publicly_accessible = true\n  ...\n}'),
    bucket,
    [9],
  ],
  [
    'attributes in any order',
    pattern('resource $T $N {\n  ...\n  publicly_accessible = $A\n  ...\n  storage_encrypted = $B\n  ...\n}'),
    bucket,
    [9],
  ],
  [
    'an attribute with another value',
    pattern('resource $T $N {\n  ...\n  publicly_accessible = false\n  ...\n}'),
    bucket,
    [],
  ],
  ['a nested block', pattern('versioning {\n  ...\n  enabled = true\n}'), bucket, [4]],
  [
    'a block in a block',
    pattern('resource $T $N {\n  ...\n  ingress {\n    ...\n    from_port = 22\n    ...\n  }\n  ...\n}'),
    bucket,
    [9],
  ],
  [
    'two blocks of one type',
    pattern('resource $T $N {\n  ...\n  ingress { ... }\n  ...\n  ingress { ... }\n  ...\n}'),
    bucket,
    [9],
  ],
  [
    'equal holes',
    pattern('resource $T $N {\n  ...\n  a = $X\n  ...\n  b = $X\n  ...\n}'),
    'resource "x" "y" {\n  a = 1\n  b = 1\n}\nresource "x" "z" {\n  a = 1\n  b = 2\n}\n',
    [1],
  ],
  ['an empty block', pattern('x {}'), 'x {\n}\ny {}\n', [1]],
  ['a block on one line', pattern('x {\n  a = 1\n}'), 'x { a = 1 }\n', [1]],
  [
    'blocks in a file',
    pattern('...\nvariable "a" { ... }\n...\nvariable "b" { ... }\n...'),
    'variable "a" {}\nx {}\nvariable "b" {}\n',
    [1],
  ],
  [
    'the word of a block',
    'patterns:\n  - pattern: resource\n  - pattern-inside: |\n      resource "aws_db_instance" "..." {...}',
    bucket,
    [9],
  ],
];

const attributes: MatchCase[] = [
  ['an attribute alone', pattern('acl = "public-read"'), bucket, [3]],
  ['an attribute with any value', pattern('acl = ...'), bucket, [3]],
  ['an attribute whose name is a hole', pattern('$KEY = true'), bucket, [5, 11]],
  ['an entry of an object', pattern('Name = $V'), bucket, [7]],
  ['an entry with a key in quotes', pattern('Owner = $V'), bucket, [7]],
  ['a key in quotes in the pattern', pattern('"Name" = "logs"'), bucket, [7]],
  ['a hole as a key in quotes', pattern('"$KEY" = "logs"'), bucket, [7]],
  ['an object with other entries', pattern('{ ..., Name = "logs", ... }'), bucket, [7]],
  ['an object over lines', pattern('{\n  Name = $N\n  ...\n}'), bucket, [7]],
  ['a list with others', pattern('cidr_blocks = [..., "0.0.0.0/0", ...]'), bucket, [14, 18]],
  ['a list without others', pattern('cidr_blocks = ["0.0.0.0/0"]'), bucket, [18]],
  ['the rest of a list', pattern('cidr_blocks = ["10.0.0.0/8", $...REST]'), bucket, [14]],
];

const expressions: MatchCase[] = [
  ['a reference', pattern('local.owner'), bucket, [7]],
  ['a reference with a hole', pattern('$X.owner'), bucket, [7]],
  ['a string with an interpolation by its parts', pattern('"logs-${var.stage}"'), bucket, [2]],
  ['a hole in an interpolation', pattern('"logs-${var.$X}"'), bucket, [2]],
  ['any expression in an interpolation', pattern('"logs-${$E}"'), bucket, [2]],
  ['an ellipsis in an interpolation', pattern('"logs-${...}"'), bucket, [2]],
  ['a reference inside of a string', pattern('var.stage'), bucket, [2]],
  [
    'an interpolation alone is its expression',
    pattern('a = aws_x.y.id'),
    'r {\n  a = "${aws_x.y.id}"\n}\n',
    [2],
  ],
  ['a call', pattern('f(1, 2)'), 'a = f(1,\n  2)\nb = f(2, 1)\n', [1]],
  ['a call with any arguments', pattern('f(..., $X)'), 'a = f(1, 2)\nb = f()\n', [1]],
  ['a call with a spread list', pattern('f($X...)'), 'a = f(x...)\nb = f(x)\n', [1]],
  ['a call of any name', pattern('$F(2)'), 'a = f(2)\nb = g(3)\n', [1]],
  [
    'an object in a call',
    pattern('policy = jsonencode({\n  ...\n  Statement = [..., {..., Action = "*", ...}, ...]\n  ...\n})'),
    'policy = jsonencode({\n  Version = "1"\n  Statement = [{ Effect = "Allow", Action = "*" }]\n})\n',
    [1],
  ],
  ['a deep hole', pattern('policy = <... "*" ...>'), 'policy = f([{ a = g("*") }])\n', [1]],
  ['an index', pattern('a[0]'), 'b = a[0]\nc = a.0\nd = a[1]\n', [1, 2]],
  ['a splat', pattern('a.b[*].id'), 'x = a.b[*].id\ny = a.b.*.id\n', [1, 2]],
  ['a condition', pattern('$A ? 1 : 0'), 'x = var.on ? 1 : 0\ny = var.on ? 0 : 1\n', [1]],
  ['operators', pattern('$A == "prod" && !$B'), 'x = var.a.b == "prod" && !var.c\n', [1]],
  ['parentheses do not matter', pattern('a + b'), 'x = (a + (b))\n', [1]],
  [
    'a list for each',
    pattern('[for $K in $L : f($K)]'),
    'x = [for a in b : f(a)]\ny = [for a in b : f(c)]\n',
    [1],
  ],
  [
    'a map for each',
    pattern('{for $K, $V in $L : $K => $V if $C}'),
    'x = {for k, v in m : k => v if v != ""}\n',
    [1],
  ],
  ['any string', pattern('a = "..."'), 'a = "x"\nb = "x"\na = 1\n', [1]],
  ['a heredoc is a string', pattern('a = "=~/version: 1/"'), 'a = <<EOT\nversion: 1\nEOT\n', [1]],
  ['a number in quotes is a number', pattern('a = 1'), 'a = 1\na = "1"\na = "2"\n', [1, 2]],
  ['a truth value in quotes is one', pattern('a = true'), 'a = true\na = "true"\na = "false"\n', [1, 2]],
  [
    'a local has its value',
    pattern('a = "x"'),
    'locals {\n  b = "x"\n}\nr "s" {\n  a = local.b\n}\nr "t" {\n  a = "${local.b}"\n}\nr "u" {\n  a = local.c\n}\n',
    [5, 8],
  ],
  [
    'a variable has its default',
    pattern('a = "x"'),
    'r "s" {\n  a = var.b\n}\nvariable "b" {\n  type    = string\n  default = "x"\n}\nvariable "c" {\n}\n',
    [2],
  ],
  [
    'a value of itself ends',
    pattern('a = "x"'),
    'locals {\n  a = local.b\n  b = local.a\n  c = local.c\n}\n',
    [],
  ],
  ['null is no string', pattern('a = null'), 'a = null\na = "null"\n', [1]],
];

const texts: MatchCase[] = [
  ['comments', pattern('b = 2'), '# a\n/* c */ b = 2 // d\n', [2]],
  ['line ends of Windows', pattern('x {\n  a = 1\n}'), 'x {\r\n  a = 1\r\n}\r\n', [1]],
  ['characters beyond the basic plane', pattern('b = "😀"'), 'a = "é😀"\nb = "😀"\n', [2]],
  ['an empty text', pattern('$X'), '', []],
  [
    'what a broken text still says',
    pattern('resource "a" $N { ... }'),
    'resource "a" "b" {\n  c = 1\n}\nresource "a" {\n  c = = \n',
    [1],
  ],
];

const operators: MatchCase[] = [
  [
    'what is missing',
    'patterns:\n  - pattern: resource "aws_s3_bucket" $N { ... }\n  - pattern-not: |\n      resource "aws_s3_bucket" $N {\n        ...\n        logging { ... }\n        ...\n      }',
    bucket,
    [1],
  ],
  [
    'what is not missing',
    'patterns:\n  - pattern: resource "aws_s3_bucket" $N { ... }\n  - pattern-not-inside: |\n      resource "aws_s3_bucket" $N {\n        ...\n        versioning { ... }\n        ...\n      }',
    bucket,
    [],
  ],
  [
    'an attribute inside of a block',
    'patterns:\n  - pattern-inside: resource "aws_db_instance" $N { ... }\n  - pattern: $K = true',
    bucket,
    [11],
  ],
  [
    'either, with a focus',
    'patterns:\n  - pattern-either:\n    - pattern: |\n        resource $T $N {\n          ...\n          acl = $V\n          ...\n        }\n    - pattern: storage_encrypted = $V\n  - focus-metavariable: $V',
    bucket,
    [3, 10],
  ],
  [
    'a condition on a hole',
    'patterns:\n  - pattern: resource "$TYPE" $N {...}\n  - metavariable-regex: {metavariable: $TYPE, regex: aws_db_.*}',
    bucket,
    [9],
  ],
  [
    'regular expressions',
    'patterns:\n  - pattern-inside: ingress {...}\n  - pattern-regex: \\d+\\.\\d+\\.\\d+\\.\\d+/\\d+\n  - pattern-not-regex: 0\\.0\\.0\\.0/0',
    bucket,
    [14],
  ],
];

describe('Terraform', () => {
  describe('blocks', () => testMatching('terraform', blocks));
  describe('attributes', () => testMatching('terraform', attributes));
  describe('expressions', () => testMatching('terraform', expressions));
  describe('texts', () => testMatching('terraform', texts));
  describe('operators', () => testMatching('terraform', operators));
});
