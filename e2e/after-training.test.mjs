// What comes after a training: everybody is asked, it is weighed, done, and undone; on a desk and a phone, by day and by night, in English
// and French.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRENCH, inDays, invite, join, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

/** Ties the community to a training that ends in ten days. */
async function train(owner, home) {
  await owner.goto(`${home}/courses`);
  await owner.fill('#title', 'Found a business');
  await owner.check('input[value=blended]');
  await owner.click('form .button-primary');
  await owner.waitForURL(/courses\/course_/);
  await owner.fill('#starts', inDays(-30));
  await owner.fill('#ends', inDays(10));
  await owner.selectOption('#zone', 'Europe/Paris');
  await owner.click('form[action$=sessions] .button-primary');
  await owner.waitForURL('**/courses');
}

test('everybody is asked, the community becomes one of practice, and back', async () => {
  const owner = await setUp(browser, site);
  const home = await openCommunity(owner, site, 'learning', 'Start your business');
  const link = await invite(owner, home);
  const claire = await join(browser, link, 'Claire Petit', FRENCH);
  await train(owner, home);
  await owner.goto(`${home}/learning`);
  await owner.fill('#objective', 'Bake a loaf that sells');
  await owner.click('form[action$=objectives] .button');

  await claire.goto(`${home}/lifecycle`);
  await look(claire, 'life-question');
  await claire.click('text=Répondre et lire');
  await look(claire, 'question', 'phone dark');
  await claire.check('input[name=option][value="1"]');
  await claire.click('#answer .button-primary');
  await claire.goto(`${home}/transformation`);
  await look(claire, 'weighing-member', 'phone light');

  await owner.goto(home);
  await look(owner, 'home-question');
  await owner.goto(`${home}/lifecycle`);
  await owner.click('text=Weigh it');
  await look(owner, 'weighing', 'all');
  await owner.click('text=Go on');
  await look(owner, 'transforming', 'all');
  await owner.click('form .button-primary');
  assert.match(await owner.textContent('#reason-error'), /Say why/);
  await owner.fill('#reason', 'We meet the same problems every week');
  await owner.click('form .button-primary');
  await owner.waitForURL('**/transformation');
  await look(owner, 'transformed', 'desk dark');

  await claire.goto(home);
  assert.match(await claire.textContent('main'), /Une communauté de pratique depuis/);
  await look(claire, 'home-transformed', 'all');
  await claire.goto(`${home}/learning`);
  await look(claire, 'learning-history', 'phone light');

  await owner.click('a.button >> text=Undo it');
  await owner.waitForURL('**/reversal');
  await look(owner, 'reversing', 'phone dark');
  await owner.fill('#reason', 'Nobody leads it');
  await owner.click('form .button-danger');
  await owner.waitForURL('**/lifecycle');
  assert.equal(await owner.textContent('.life .is-now b'), 'Closing');
  await look(owner, 'life-undone');
  await owner.goto(`${home}/transformation`);
  await look(owner, 'weighing-again', 'phone dark');
  assert.deepEqual(browser.complaints, []);
});
