import { fillMarkupHoles, markupFrames } from '../html/holes';
import type { LanguageDefinition } from '../language';
import { dataTraits } from '../traits';
import { XmlParser } from './parser';

/** XML is parsed by a parser of its own: in HTML some tags end others, and some never have content. */
export const xml: LanguageDefinition = {
  ...dataTraits,
  ruleNames: ['xml'],
  editorIds: ['xml', 'xsl'],
  extensions: [
    'xml',
    'xsd',
    'xsl',
    'xslt',
    'svg',
    'plist',
    'config',
    'csproj',
    'props',
    'targets',
    'wsdl',
    'xhtml',
  ],
  lineComment: '<!--',
  parse: (text, builder) => new XmlParser(text, builder).parse(),
  fillHoles: (pattern) => fillMarkupHoles(pattern),
  frames: markupFrames,
};
