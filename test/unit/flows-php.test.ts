import { testFlows } from './flows';
import { betweenPhp } from './flows-php-between';
import { insidePhp } from './flows-php-inside';

testFlows('php', { ...insidePhp, ...betweenPhp });
