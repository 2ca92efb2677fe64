import type { LanguageDefinition } from '../language';
import { dataTraits } from '../traits';
import { fillMarkupHoles, markupFrames, tagPlaceholder } from './holes';
import { htmlTable } from './lowering';

export const html: LanguageDefinition = {
  ...dataTraits,
  grammar: 'html',
  ruleNames: ['html'],
  editorIds: ['html'],
  extensions: ['html', 'htm'],
  table: htmlTable,
  sample: `<!DOCTYPE html>
<!-- comment -->
<html lang=en><head><meta charset="utf-8"><script src='a.js' async>b < c</script><style>d{}</style></head>
<body><p>é😀 &amp; e<p>f<br/><input disabled><a href="g">h</a></i><% j %>
<k`,
  lineComment: '<!--',
  fillHoles: (pattern) => fillMarkupHoles(pattern, tagPlaceholder),
  frames: markupFrames,
};
