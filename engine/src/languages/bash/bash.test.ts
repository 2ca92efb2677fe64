import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const words: MatchCase[] = [
  ['a command with its words', pattern('rm -rf $DIR'), 'rm -rf /tmp/a\nrm -r /tmp/a\nrm -rf a b', [1]],
  ['any words', pattern('rm ... /'), 'rm /\nrm -r -f /\nrm / x\ncp /', [1, 2]],
  ['a list metavariable', pattern('cp $...FILES /srv'), 'cp a b /srv\ncp /srv\ncp a', [1, 2]],
  [
    'quotes do not matter',
    pattern('ssh "root@host"'),
    'ssh root@host\nssh \'root@host\'\nssh r"oot"@host\nssh $u@host',
    [1, 2, 3],
  ],
  ['an escaped character is the character', pattern("rm 'a b'"), 'rm a\\ b\nrm a b', [1]],
  ['a word alone is a command or an argument', pattern('sudo'), 'sudo ls\nwhich sudo\npseudo', [1, 2]],
  ['a word that ends in ; is a command', pattern('reboot;'), 'reboot\necho reboot\nreboot now', [1]],
  [
    'any command around a word',
    pattern('... /etc/shadow ...'),
    'cat /etc/shadow\n/etc/shadow\ncat -n /etc/shadow | a\ncat /etc/hosts',
    [1, 2, 3],
  ],
  [
    'a word by expression',
    pattern('chmod "=~/^[0-7]*7$/" ...'),
    'chmod 777 a\nchmod 640 a\nchmod "0757" a b',
    [1, 3],
  ],
  ['any command', pattern('$CMD --force'), 'git --force\n"$x" --force\ngit push --force', [1, 2]],
  ['equal metavariables', pattern('mv $A $A'), 'mv a a\nmv a "a"\nmv a b\nmv $x $x', [1, 2, 4]],
  ['the anonymous metavariable', pattern('mv $_ $_'), 'mv a b\nmv a', [1]],
  ['a name ends a longer name', pattern('rm ...log'), 'rm syslog\nrm log\nrm ${x}log\nrm logs', [3]],
];

const expansions: MatchCase[] = [
  ['a variable by name', pattern('eval $cmd'), 'eval $cmd\neval ${cmd}\neval "$cmd"\neval $CMD', [1, 2]],
  ['a variable in capitals', pattern('eval ${CMD}'), 'eval $CMD\neval ${CMD}\neval x', [1, 2]],
  ['any variable', pattern('rm ${$V}'), 'rm $x\nrm "$x"\nrm x\nrm ${y}\nrm $1', [1, 4, 5]],
  ['any variable in quotes', pattern('rm "${$V}"'), 'rm "$x"\nrm $x\nrm "${y}"\nrm "$x/"', [1, 3]],
  ['anything in quotes', pattern('eval "..."'), 'eval "a $x"\neval "a"\neval $x', [1]],
  ['text around a variable', pattern('rm ...${$V}...'), 'rm $x/a\nrm a$x\nrm $x\nrm "$x"/a', [1, 2]],
  [
    'parts of a quoted text',
    pattern('echo "user $NAME"'),
    'echo "user $x"\necho "user ${y}"\necho "host $x"\necho "user $x!"',
    [1, 2],
  ],
  ['neighboring metavariables', pattern('echo "$A$B"'), 'echo "$x$y"\necho "$x"\necho "$x/$y"', [1]],
  ['an expansion with an operator', pattern('echo ${x:-$D}'), 'echo ${x:-1}\necho ${x:=1}\necho $x', [1]],
  ['an element of an array', pattern('echo ${a[$I]}'), 'echo ${a[0]}\necho ${b[0]}\necho $a', [1]],
  [
    'a substitution, written either way',
    pattern('eval $(curl ...)'),
    'eval $(curl a)\neval `curl a`\neval $(wget a)',
    [1, 2],
  ],
  ['a quoted substitution', pattern('bash -c "$(...)"'), 'bash -c "$(curl a)"\nbash -c $(curl a)', [1]],
  ['a process substitution', pattern('bash <(curl ...)'), 'bash <(curl a)\nbash < curl\nbash $(curl a)', [1]],
  ['arithmetic', pattern('echo $(($A + 1))'), 'echo $((x + 1))\necho $((x - 1))', [1]],
  [
    'white space between expansions counts',
    pattern('echo "$x $y"'),
    'echo "$x $y"\necho "$x$y"\necho "$x  $y"',
    [1],
  ],
];

const commands: MatchCase[] = [
  ['a pipe', pattern('curl ... | bash'), 'curl a | bash\ncurl a | sh\nwget a | bash\ncurl a |& bash', [1, 4]],
  [
    'a pipe into any use of a word',
    pattern('curl ... | ... bash ...'),
    'curl a | sudo bash -s\ncurl a | bash\ncurl a | cat',
    [1, 2],
  ],
  ['part of a longer pipe', pattern('... | sh'), 'a | b | sh\na | sh | b\nsh | a', [1, 2]],
  ['and', pattern('$A && rm ...'), 'cd x && rm y\ncd x; rm y\ncd x || rm y', [1]],
  ['or', pattern('cd $D || exit'), 'cd a || exit\ncd a && exit\ncd a || exit 1', [1]],
  ['not', pattern('! grep ...'), '! grep a b\ngrep a b', [1]],
  ['in the background', pattern('$CMD &'), 'a &\nb\nc && d', [1]],
  ['a redirection is asked for', pattern('echo $X > $FILE'), 'echo a > b\necho a\necho a >> b', [1]],
  ['a redirection is not in the way', pattern('echo $X'), 'echo a > b\necho a\necho a b', [1, 2]],
  ['a descriptor', pattern('$C 2> /dev/null'), 'a 2> /dev/null\na > /dev/null', [1]],
  [
    'a redirected loop',
    pattern('while ...; do ...; done < $F'),
    'while read l; do a; done < f\nwhile b; do a; done',
    [1],
  ],
  ['a here-string', pattern('bash <<< $X'), 'bash <<< "$y"\nbash y', [1]],
  [
    'a here-document with a variable',
    pattern('cat <<E\n...${$V}...\nE'),
    "cat <<X\na $b c\nX\ncat <<Y\na\nY\ncat <<'Z'\na $b c\nZ",
    [1],
  ],
  ['what follows a here-document', pattern('cat | bash'), 'cat <<E | bash\na\nE\ncat <<E\nb\nE', [1]],
  ['a variable for one command', pattern('env $X'), 'A=1 env b\nenv b\nA=env b', [1, 2]],
  ['a test', pattern('[ -z $X ]'), '[ -z "$a" ] && b\n[[ -z $a ]]\n[ -n "$a" ]', [1]],
  [
    'a test with two sides',
    pattern('[[ $A == $B ]]'),
    'if [[ $x == y ]]; then a; fi\nif [[ $x != y ]]; then a; fi',
    [1],
  ],
  ['a subshell is no group', pattern('(...)'), '(a; b)\n{ a; }', [1]],
  ['unset', pattern('unset $X'), 'unset a\nunset a b', [1]],
  ['export without a value', pattern('export $X'), 'export a\nexport a=1', [1]],
  ['deep', pattern('eval <... curl ...>'), 'eval "$(curl)"\neval "x $(a | curl -s)"\neval a', [1, 2]],
  ['a deep command', pattern('eval <... curl $U ...>'), 'eval "$(curl a | b)"\neval "$(curl)"', [1]],
];

const statements: MatchCase[] = [
  ['an assignment', pattern('IFS=...'), 'IFS=,\nIFS=\nifs=,\nIFS+=,', [1, 2]],
  [
    'a declared variable is assigned',
    pattern('$V=$(cat ...)'),
    'local a=$(cat f)\nexport b=`cat g`\nc=$(cat h)\nd=cat',
    [1, 2, 3],
  ],
  ['adding to a variable', pattern('PATH+=...'), 'PATH+=:/x\nPATH=/x', [1]],
  ['an array', pattern('$V=(... --insecure ...)'), 'a=(-s --insecure x)\na=(-s)\na=--insecure', [1]],
  ['two assignments of a line', pattern('b=2'), 'a=1 b=2\nc\nb=2 d', [1]],
  ['a sequence', pattern('$F=$(mktemp)\n...\nrm ${$F}'), 'x=$(mktemp)\na\nrm $x\ny=$(mktemp)\nrm $z', [1]],
  ['a sequence on a line', pattern('cd $D; ...; rm $F'), 'cd a; b; rm c\ncd a\nls', [1]],
  [
    'if with a condition',
    pattern('if [ $X ]; then\n  ...\nfi'),
    'if [ a ]; then b; fi\nif [ a ]; then b; else c; fi\nif a; then b; fi',
    [1, 2],
  ],
  [
    'elif and else',
    pattern('if ...; then ...; else exit; fi'),
    'if a; then b; else exit; fi\nif a; then b; else c; fi',
    [1],
  ],
  [
    'a loop over words',
    pattern('for $V in $(ls ...); do ...; done'),
    'for f in $(ls a); do b; done\nfor f in a; do b; done',
    [1],
  ],
  [
    'a loop in the style of C',
    pattern('for (($I=0; ...; ...)); do ...; done'),
    'for ((i=0; i<3; i++)); do a; done\nfor i in 0; do a; done',
    [1],
  ],
  ['while is not until', pattern('until ...; do ...; done'), 'until a; do b; done\nwhile a; do b; done', [1]],
  ['case', pattern('case $X in ...) ... ;; esac'), 'case $a in b) c ;; esac\nif a; then b; fi', [1]],
  [
    'a function, written either way',
    pattern('function $F() { ...; rm ...; }'),
    'f() { a; rm b; }\nfunction g { rm b; }\nh() { a; }',
    [1, 2],
  ],
  ['a name that stands for a text does not hide it', pattern('eval a'), "x='a'\neval a\neval $y", [2]],
];

const clauses: MatchCase[] = [
  [
    'any clauses',
    pattern('case $X in\n  ...\n  stop) ... ;;\n  ...\nesac'),
    'case $a in\n  go) b ;;\n  stop) c ;;\nesac\ncase $a in\n  go) b ;;\nesac',
    [1],
  ],
  ['any case', pattern('case $X in\n  ...\nesac'), 'case $a in b) c ;; *) d ;; esac\nb', [1]],
];

const operators: MatchCase[] = [
  [
    'patterns, not, inside and expression',
    'patterns:\n  - pattern: rm $X\n  - pattern-inside: |\n      f() { ...; }\n  - pattern-not: rm a\n  - metavariable-regex: {metavariable: $X, regex: "^[ab]"}',
    'rm b\nf() {\n  rm a\n  rm b\n  rm c\n}',
    [4],
  ],
  [
    'either and not inside',
    'patterns:\n  - pattern-either:\n      - pattern: wget ...\n      - pattern: curl ...\n  - pattern-not-inside: |\n      if ...; then ...; fi',
    'wget a\ncurl b\nif a; then curl b; fi\nls',
    [1, 2],
  ],
  [
    'focus on a variable',
    'patterns:\n  - pattern: |\n      $CMD ... \\\n        ${$V}\n  - focus-metavariable: $V\n  - metavariable-regex: {metavariable: $V, regex: "^[a-z]+$"}',
    'rm -r \\\n  $x\nrm $1',
    [2],
  ],
  [
    'regular expressions',
    'patterns:\n  - pattern-regex: token=\\w+\n  - pattern-not-regex: token=none',
    'a token=x\nb token=none',
    [1],
  ],
];

const taint = (source: string, sink: string) =>
  `mode: taint\npattern-sources:\n  - pattern: ${source}\npattern-sinks:\n  - pattern: ${sink}`;

const flows: MatchCase[] = [
  [
    'through an expansion with an operator',
    taint('$(curl ...)', 'eval ...'),
    'a=$(curl u)\neval "${a:-b}"\neval "${b:-$a}"\neval "${b:-c}"',
    [2, 3],
  ],
  [
    'through variables and substitutions',
    taint('$(curl ...)', 'eval ...'),
    'a=$(curl u)\nb="$(echo "$a" | tr x y)"\neval "$b"\neval "$c"\neval "$(curl v)"',
    [3, 5],
  ],
  [
    'into functions, branches and loops',
    taint('$(curl ...)', 'eval ...'),
    'f() {\n  local a=$(curl u)\n  if b; then\n    for c in $a; do eval $c; done\n  fi\n}\nf',
    [4],
  ],
];

const odd: MatchCase[] = [
  ['around a syntax error', pattern('curl ...'), 'curl a\nfoo ) bar\ncurl b', [1, 3]],
  ['unicode and CRLF', pattern('echo "é😀"'), 'echo é😀\r\nécho "é😀"\r\necho "é"\r\n', [1]],
  ['nothing', pattern('a'), '', []],
];

describe('Bash', () => {
  testMatching('shellscript', [
    ...words,
    ...expansions,
    ...commands,
    ...statements,
    ...clauses,
    ...operators,
    ...flows,
    ...odd,
  ]);
});
