import { testFlows } from './flows';
import { insideJavaScript } from './flows-javascript';
import { betweenJavaScript } from './flows-javascript-files';
import { insideTypeScript } from './flows-typescript';
import { betweenTypeScript } from './flows-typescript-files';

testFlows('javascript', { ...insideJavaScript, ...betweenJavaScript });
testFlows('typescript', { ...insideTypeScript, ...betweenTypeScript });
// What is JavaScript is TypeScript.
testFlows('typescript', insideJavaScript);
