// Directors build a community: the guide of nine actions, a waiver, the week's recommendations; in English and French, on a desk and
// a phone, by day and by night.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, openSite } from './site.mjs';

const PASSWORD = 'violet harbour mends kettles';
let site, browser;

before(async () => {
  site = await openSite();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Who runs the site, signed in. */
async function owner() {
  const ines = await browser.person();
  await ines.goto(site.url + site.setup);
  await ines.fill('#name', 'Inès Moreau');
  await ines.fill('#email', 'ines@example.org');
  await ines.fill('#password', PASSWORD);
  await ines.click('main .button-primary');
  await ines.waitForURL(site.url + '/');
  return ines;
}

test('a director sees what is built, waives an action, and does what the week asks', async () => {
  const ines = await owner();
  await ines.goto(`${site.url}/communities/new`);
  await ines.check('input[name=kind][value=learning]');
  await ines.click('form .button-primary');
  await ines.fill('#name', 'Start your business');
  await ines.click('form .button-primary');
  await ines.waitForURL('**/communities/start-your-business');
  const home = ines.url();

  await ines.click('.rail >> text=Build guide');
  assert.match(await ines.textContent('h1'), /2 of 9 actions are met/);
  await look(ines, 'guide');
  await ines.click('text=Give exercises a time limit');
  await ines.fill('#reason', 'The course begins in spring, and exercises with it.');
  await look(ines, 'guide-action');
  await ines.click('.context form button');
  await ines.waitForSelector('text=Take the waiver back');
  await look(ines, 'guide-waived');

  await ines.goto(`${home}/week`);
  await look(ines, 'week');
  await ines.click('#themes summary');
  await ines.fill('#themes input[name=reason]', 'The first conversation is on Monday');
  await ines.click('#themes details button');
  await ines.waitForSelector('text=left it: The first conversation is on Monday');
  await ines.click('#invitations >> text=Done');
  await ines.waitForSelector('text=says that it is done');
  await look(ines, 'week-answered');
  assert.deepEqual(browser.complaints, []);
});
