// Directors build a community: the guide of nine actions, a waiver, the week's recommendations; in English and French, on a desk and
// a phone, by day and by night.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, openCommunity, openSite, setUp } from './site.mjs';

let site, browser;

before(async () => {
  site = await openSite();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test('a director sees what is built, waives an action, and does what the week asks', async () => {
  const ines = await setUp(browser, site);
  const home = await openCommunity(ines, site, 'learning', 'Start your business');

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
