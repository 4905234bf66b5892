import type { FinderSpeech } from './speech.ts';
import { startFinder } from './start.ts';
import { startMapSwitch } from './map-switch.ts';

const speech = JSON.parse(document.getElementById('speech')!.textContent) as FinderSpeech;
startMapSwitch(startFinder(speech), speech);
