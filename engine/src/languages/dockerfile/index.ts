import { bash } from '../bash/index';
import type { LanguageDefinition, PatternFrame } from '../language';
import { isPlaceholder } from '../placeholders';
import { dataTraits } from '../traits';
import { parseDockerfile } from './parser';

const scriptEnd = '__WS_SCRIPT';
const plain: PatternFrame = { before: '', after: '', depth: 1 };

/** Shell code alone is looked for in all instructions that run some: it is framed as the script of a `RUN`. */
function shellFrames(code: string): PatternFrame[] {
  return bash.frames(code).map(({ before, after, depth }) => ({
    before: `RUN <<${scriptEnd}\n${before}`,
    after: `${after}\n${scriptEnd}`,
    depth: depth + 2,
  }));
}

export const dockerfile: LanguageDefinition = {
  ...dataTraits,
  openObjects: true,
  ruleNames: ['dockerfile', 'docker'],
  editorIds: ['dockerfile'],
  extensions: ['dockerfile', 'containerfile'],
  fileNames: ['Dockerfile', 'Containerfile'],
  lineComment: '#',
  parse: parseDockerfile,
  fillHoles: bash.fillHoles,
  frames: (code) => (isPlaceholder(code.trim()) ? [plain] : [plain, ...shellFrames(code)]),
};
