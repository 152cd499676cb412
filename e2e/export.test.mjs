// Who directs takes an archive of the community along, who runs the site one of everything; the program reads it back.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before, test } from 'node:test';
import { FRENCH, invite, join, journey, look, openCommunity, setUp } from './site.mjs';

const PROGRAM = process.env.PROGRAM ?? new URL('../target/debug/lyceum', import.meta.url).pathname;
const { site, browser } = journey();
let folder;

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'lyceum-export-'));
});
after(() => rm(folder, { recursive: true }));

/** Follows the page's own link until the archive is ready. */
async function ready(page, label) {
  for (let looks = 0; looks < 60; looks += 1) {
    if (await page.locator('a[download]').count()) return;
    await page.click(`text=${label}`);
    await page.waitForLoadState();
  }
  assert.fail('the archive is not ready');
}

/** Downloads the archive and lets the program look it over. */
async function take(page, name) {
  const arriving = page.waitForEvent('download');
  await page.click('a[download]');
  const file = path(folder, name);
  const download = await arriving;
  await download.saveAs(file);
  const said = execFileSync(PROGRAM, ['import', 'lyceum', file, '--dry-run', '--data', path(folder, 'nothing')], { encoding: 'utf8' });
  assert.match(said, /The archive is whole/);
  return download.suggestedFilename();
}

test('an archive is asked for, waited for, taken along and read back', async () => {
  const owner = await setUp(browser, site);
  const home = await openCommunity(owner, site, 'practice', 'Open Doors');

  const amina = await join(browser, await invite(owner, home, 'director'), 'Amina Diallo', FRENCH);

  await amina.goto(`${site.url}/communities/open-doors/settings`);
  await amina.click('text=Emporter une archive');
  await look(amina, 'export-fr');
  await amina.click('text=Faire l’archive');
  await ready(amina, 'Regarder de nouveau');
  await look(amina, 'export-ready-fr');
  assert.match(await take(amina, 'open-doors.zip'), /^open-doors-\d{4}-\d\d-\d\d\.zip$/);

  await owner.goto(`${site.url}/site/settings`);
  await owner.click('nav.tabs >> text=Archive of the site');
  await look(owner, 'export-site');
  await owner.click('text=Make the archive');
  await ready(owner, 'Look again');
  assert.match(await take(owner, 'site.zip'), /^lyceum-/);
  await owner.goto(`${site.url}/communities/open-doors/audit`);
  assert.match(await owner.textContent('main'), /made an archive of/);

  const there = path(folder, 'there');
  const said = execFileSync(PROGRAM, ['import', 'lyceum', path(folder, 'site.zip'), '--data', there], { encoding: 'utf8' });
  assert.match(said, /open-doors came/);
  assert.deepEqual(browser.complaints, []);
});
