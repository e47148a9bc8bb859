// Draws the shipped process models as SVG, as the README shows them, by bpmn-js in a Chromium.
// Run after a change of a model:  cd docs/img && npm install --no-save bpmn-js@18 playwright-core@1 && node draw.mjs
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
const page = await browser.newPage({viewport: {width: 2200, height: 900}});
await page.setContent('<div id="canvas" style="width: 2200px; height: 900px"></div>');
await page.addScriptTag({path: viewer});
for (const process of ['opportunity', 'demo', 'coaching']) {
    const model = readFileSync(new URL(`../../processes/${process}/${process}.bpmn`, import.meta.url), 'utf8');
    const drawn = await page.evaluate(async model => {
        document.querySelector('#canvas').replaceChildren();
        const viewer = new BpmnJS({container: '#canvas'});
        const {warnings} = await viewer.importXML(model);
        return {warnings: warnings.map(warning => warning.message), ...await viewer.saveSVG()};
    }, model);
    if (drawn.warnings.length > 0) {
        throw new Error(`${process}: ${drawn.warnings.join('; ')}`);
    }
    writeFileSync(new URL(`${process}.svg`, import.meta.url), drawn.svg);
}
await browser.close();
