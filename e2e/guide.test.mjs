// Directors build a community: the guide of nine actions, a waiver, the week's recommendations; in English and French, on a desk and
// a phone, by day and by night.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

test('a director sees what is built, waives an action, and does what the week asks', async () => {
  const ines = await setUp(browser, site);
  const home = await openCommunity(ines, site, 'learning', 'Start your business', async (step) => {
    if (step === 'needs') {
      await ines.check('input[name=need_unstuck]');
      await ines.check('input[name=need_company]');
    }
    await look(ines, `setup-${step}`);
  });
  await ines.goto(`${home}/contract`);
  await look(ines, 'contract');
  await ines.click('.rail >> text=What we learn');
  await ines.fill('#audience', 'People who start a business in the next six months.');
  await ines.fill('#evaluation', 'In June each shows a price list and a plan to three people of the trade.');
  await ines.click('main form .button-primary');
  await ines.fill('#objective', 'Understand prices');
  await ines.click('text=Add');
  await ines.fill('#objective', 'Set a price and explain it in two sentences');
  await ines.click('text=Add');
  await ines.fill('#title', 'The quote game');
  await ines.check('#objectives-served input >> nth=1');
  await ines.click('text=Plan it');
  await ines.fill('#goal', 'Dare to call three customers');
  await ines.click('text=Set it');
  await look(ines, 'learning');

  await ines.click('.rail >> text=Build guide');
  assert.match(await ines.textContent('h1'), /1 of 9 actions are met/);
  await look(ines, 'guide');
  await ines.click('text=Give exercises a time limit');
  await ines.fill('#reason', 'The course begins in spring, and exercises with it.');
  await look(ines, 'guide-action');
  await ines.click('.context form button');
  await ines.waitForSelector('text=Take the waiver back');

  await ines.goto(`${home}/invitations`);
  await ines.click('form .button-primary');
  const amina = await join(browser, await ines.inputValue('.copy-field input'), 'Amina Diallo', { locale: 'fr-FR' });
  await look(amina, 'home-first-day');
  await amina.click('text=Commencer');
  await amina.fill('#line', 'Je vends du pain à Lyon');
  await amina.fill('#needs', 'Savoir combien demander');
  await amina.fill('#gives', 'Le levain');
  await look(amina, 'welcome');
  await amina.click('main form .button-primary');
  await amina.waitForURL('**/topics/new?**');
  assert.match(await amina.inputValue('#text'), /Je peux donner/);
  await amina.click('form .button-primary');
  await amina.waitForURL('**/topics/topic_*');

  await ines.goto(home);
  await ines.click('text=Say hello');
  await look(ines, 'newcomers');
  await ines.click('text=Say hello >> nth=0');
  await ines.waitForURL('**/topics/topic_*');

  await ines.goto(`${home}/week`);
  await look(ines, 'week');
  await ines.click('#themes summary');
  await ines.fill('#themes input[name=reason]', 'The first conversation is on Monday');
  await ines.click('#themes details button');
  await ines.waitForSelector('text=left it: The first conversation is on Monday');
  await ines.click('#greetings >> text=Done');
  await ines.waitForSelector('text=says that it is done');
  await ines.goto(`${site.url}/you`);
  await ines.click('main form[action="/language"] button');
  await ines.goto(`${home}/week`);
  await look(ines, 'week-answered');
  await ines.goto(`${home}/guide`);
  assert.deepEqual(browser.complaints, []);
});
