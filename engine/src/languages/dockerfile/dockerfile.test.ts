import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';
import { testEngine } from '../../../../test/unit/support';
import { languageOfPath } from '../index';

const image = `FROM --platform=linux/amd64 node:20@sha256:abc AS build
ARG TOKEN=x
ARG HTTP_PROXY
ENV NODE_ENV=production PORT="80"
LABEL org.title "A shop"
WORKDIR /srv/$PORT
COPY --chown=node:node --link package.json \\
     src/ ./
RUN --mount=type=cache,target=/root/.npm npm ci \\
    # comment in between
    && curl http://x | sh
RUN ["apt-get", "install", "-y"]
EXPOSE 80 443/tcp
USER root:wheel
HEALTHCHECK --interval=5m CMD curl -f http://localhost
ONBUILD RUN rm -rf /tmp
CMD ["node", "server.js"]

FROM localhost:5000/shop
USER $NAME
CMD node server.js
`;

const instructions: MatchCase[] = [
  ['an image, whatever its tag', pattern('FROM node'), image, [1]],
  ['an image with its tag', pattern('FROM node:20'), image, [1]],
  ['an image with another tag', pattern('FROM node:latest'), image, []],
  ['an image with any tag', pattern('FROM $I:$TAG'), image, [1]],
  ['an image with any digest', pattern('FROM $I@$DIGEST'), image, [1]],
  ['an image and the name of its stage', pattern('FROM $I:$T AS build'), image, [1]],
  ['a flag of an image', pattern('FROM --platform=$P $I'), image, [1]],
  [
    'a port of a registry is no tag',
    'patterns:\n  - pattern: FROM $I\n  - pattern-not: FROM $I:$T',
    image,
    [19],
  ],
  ['a stage that is used again', pattern('FROM $I AS $S\n...\nFROM $S'), 'FROM a AS b\nRUN c\nFROM b\n', [1]],
  ['keywords in any case', pattern('FROM a AS b'), 'from a as b\n', [1]],
  ['an argument of the build', pattern('ARG $A'), image, [3]],
  ['an argument with its default', pattern('ARG $A=...'), image, [2]],
  ['a variable among others', pattern('ENV PORT=$P'), image, [4]],
  ['a variable in the old form', pattern('ENV A=b'), 'ENV A b\nENV A c\n', [1]],
  ['variables with holes', pattern('ENV ... PORT=80 ...'), image, [4]],
  ['any variable', pattern('ENV $K=production'), image, [4]],
  ['a label', pattern('LABEL org.title="A shop"'), image, [5]],
  ['a label whose key is a hole', pattern('LABEL $KEY=b'), 'LABEL "a c"=b\nLABEL d=e\n', [1]],
  ['a path with a variable', pattern('WORKDIR /srv/$X'), image, [6]],
  ['a copy, whatever its flags', pattern('COPY package.json src/ ./'), image, [7]],
  ['a flag among others', pattern('COPY --link ... $TO'), image, [7]],
  ['a flag that is not there', pattern('COPY --from=$X ... $TO'), image, []],
  ['a copy as an array', pattern('COPY a b'), 'COPY ["a", "b"]\n', [1]],
  ['a port', pattern('EXPOSE ... 443/tcp ...'), image, [13]],
  ['a port from a variable', pattern('EXPOSE 80'), 'ENV P=80 Q=1\nEXPOSE $P\nEXPOSE ${Q}\n', [2]],
  ['a lone port', pattern('EXPOSE $P'), `${image}EXPOSE 1\n`, [22]],
  ['a user, whatever the group', pattern('USER root'), image, [14]],
  ['a user and a group', pattern('USER $U:$G'), image, [14]],
  ['a user from a variable', pattern('USER ${$V}'), image, [20]],
  ['a check, whatever its options', pattern('HEALTHCHECK CMD curl ...'), image, [15]],
  ['a check with an option', pattern('HEALTHCHECK --interval=$I CMD ...'), image, [15]],
  ['any check', pattern('HEALTHCHECK ...'), `${image}HEALTHCHECK NONE\n`, [15, 22]],
  ['an instruction for later', pattern('ONBUILD RUN rm ...'), image, [16]],
  [
    'volumes as words or as an array',
    pattern('VOLUME [..., "/a", ...]'),
    'VOLUME /a\nVOLUME ["/b", "/a"]\n',
    [2],
  ],
  ['a shell', pattern('SHELL ["bash", ...]'), 'SHELL ["bash", "-c"]\nSHELL ["ash"]\n', [1]],
  ['a maintainer', pattern('MAINTAINER $WHO'), "MAINTAINER Bob l'é\n", [1]],
  ['any instruction', pattern('$I'), 'FROM a\nSTOPSIGNAL 9\n', [1, 1, 2, 2]],
  [
    'an instruction behind others',
    'patterns:\n  - pattern: |\n      CMD ...\n      ...\n      $I\n  - metavariable-pattern: {metavariable: $I, pattern: CMD ...}\n  - focus-metavariable: $I',
    'CMD a\nRUN b\nCMD c\n',
    [3],
  ],
  ['instructions in order', pattern('USER root\n...\nCMD ...'), image, [14]],
  ['equal holes', pattern('ENV $A=$V\n...\nRUN echo $V'), 'ENV A=1\nRUN echo 2\nRUN echo 1\n', [1]],
];

const commands: MatchCase[] = [
  ['a command among others', pattern('RUN npm ci'), image, [9]],
  ['a command behind a pipe', pattern('RUN ... | sh'), image, [9]],
  [
    'a command alone, where a rule says so',
    'options: {implicit_deep_exprstmt: false}\npattern: RUN npm ci',
    'RUN npm ci && x\nRUN npm ci\n',
    [2],
  ],
  ['a command with holes', pattern('RUN $CMD ...'), image, [9, 16]],
  [
    'a hole alone is the whole command',
    'patterns:\n  - pattern: CMD $C\n  - metavariable-regex: {metavariable: $C, regex: node .*}',
    image,
    [21],
  ],
  ['either form', pattern('CMD ...'), image, [17, 21]],
  ['the shell form', pattern('CMD ...;'), image, [21]],
  ['the exec form', pattern('CMD [...]'), image, [17]],
  ['items of the exec form', pattern('RUN ["apt-get", ..., "-y", ...]'), image, [12]],
  ['an item as a hole', pattern('CMD ["node", $FILE]'), image, [17]],
  ['an item as a hole in quotes', pattern('CMD ["$X", "server.js"]'), image, [17]],
  ['what is no array is a command', pattern('RUN [ -f $F ]'), 'RUN [ -f /x ]\nRUN ["-f", "/x"]\n', [1]],
  ['a mount by its parts in any order', pattern('RUN --mount=target=$T,type=cache npm ...'), image, [9]],
  ['another mount', pattern('RUN --mount=type=secret ...'), image, []],
  ['shell code of any instruction', pattern('curl ...'), image, [11, 15]],
  [
    'shell code over lines',
    pattern('if ...; then\n  ...\n  rm $X\nfi'),
    'RUN if a; then \\\n  b; \\\n  rm c; \\\nfi\n',
    [1],
  ],
  ['statements in order', pattern('RUN cd $D; ...; make'), 'RUN cd a; b; make\nRUN make; cd a\n', [1]],
  ['a here-document is a script', pattern('RUN rm $X'), 'RUN <<EOF\ncd a\nrm b\nEOF\nRUN cd c\n', [1]],
  ['a here-document of a command', pattern('RUN cat ...'), 'RUN cat <<EOF > /x\nrm b\nEOF\n', [1]],
  ['a copied here-document is no script', pattern('rm ...'), 'COPY <<EOF /x\nrm b\nEOF\nRUN rm c\n', [4]],
  [
    'text of another shell',
    pattern('RUN $X'),
    'SHELL ["powershell", "-Command"]\nRUN Get-Item | % { $_ }\n',
    [2],
  ],
  ['a redirection', pattern('RUN echo $X > /etc/passwd'), 'RUN echo a > /etc/passwd\nRUN echo a\n', [1]],
];

const texts: MatchCase[] = [
  [
    'another escape character',
    pattern('RUN echo ...'),
    '# escape=`\nFROM a\nRUN echo b `\n  c\\\nRUN d\n',
    [3],
  ],
  ['white space behind a continuation', pattern('RUN echo a b'), 'RUN echo a \\  \n  b\n', [1]],
  [
    'an empty line in a continuation',
    pattern('RUN echo a b'),
    'RUN echo a \\\n\n  b\nRUN c \\\n\nRUN echo a b\n',
    [1, 6],
  ],
  ['line ends of Windows', pattern('COPY a b\nRUN c'), 'COPY a \\\r\n  b\r\nRUN c\r\n', [1]],
  ['characters beyond the basic plane', pattern('ENV A="😀"'), '# é\nENV A="😀"\n', [2]],
  ['a word that is no instruction', pattern('RUN a'), 'FORM b\nRUN a\n', [2]],
  ['an empty text', pattern('$X'), '', []],
  ['a comment is no instruction', pattern('RUN ...'), '# RUN a\n', []],
];

const operators: MatchCase[] = [
  [
    'not, and not inside',
    'patterns:\n  - pattern: CMD ...\n  - pattern-not: CMD [...]\n  - pattern-not-inside: |\n      USER root\n      ...',
    'CMD a\nUSER root\nCMD b\n',
    [1],
  ],
  [
    'either, inside of a command',
    'patterns:\n  - pattern-inside: RUN ...\n  - pattern-either:\n    - pattern: curl ...\n    - pattern: npm ...',
    image,
    [9, 11],
  ],
  [
    'a condition and a focus',
    'patterns:\n  - pattern: FROM $I:$T\n  - metavariable-regex: {metavariable: $T, regex: \\d+}\n  - focus-metavariable: $T',
    image,
    [1],
  ],
  [
    'regular expressions',
    'patterns:\n  - pattern-inside: RUN ...\n  - pattern-regex: https?://\\w+\n  - pattern-not-regex: localhost',
    image,
    [11],
  ],
];

describe('Dockerfile', () => {
  describe('instructions', () => testMatching('dockerfile', instructions));
  describe('commands', () => testMatching('dockerfile', commands));
  describe('texts', () => testMatching('dockerfile', texts));
  describe('operators', () => testMatching('dockerfile', operators));

  it('is known by the names of its files', () => {
    for (const name of [
      'Dockerfile',
      'a/Dockerfile.dev',
      'a/web.dockerfile',
      'Containerfile',
      'x.Dockerfile',
    ])
      assert.equal(languageOfPath(name), 'dockerfile', name);
    assert.equal(languageOfPath('Dockerfile.js'), 'javascript');
  });

  it('takes any text', async () => {
    const engine = await testEngine();
    const pieces = [
      'FROM a',
      'RUN ',
      '\\\n',
      '\n',
      '["',
      '"',
      "'",
      '${',
      '<<E',
      'E',
      '--f=',
      ' ',
      '=',
      ':@',
      '#',
      '`',
      '…',
      '\t',
      'a\\R"]',
      '\r\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const document = engine.open('Dockerfile', 'dockerfile', parts.join(''));
        document.errorRanges();
        document.close();
      }),
    );
  });
});
