import { testFlows } from './flows';
import { betweenRuby } from './flows-ruby-between';
import { insideRuby } from './flows-ruby-inside';

testFlows('ruby', { ...insideRuby, ...betweenRuby });
