// A successor: three members of a closed community found it, another comes along, what they wrote comes with them, and it is dissolved; on a
// desk and a phone, by day and by night, in English and French.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRENCH, invite, join, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

/** A closed community with a topic of Léa's that Mia answered, and its people. */
async function closed() {
  const owner = await setUp(browser, site);
  const home = await openCommunity(owner, site, 'learning', 'Start your business');
  const link = await invite(owner, home);
  const lea = await join(browser, link, 'Léa Martin');
  const mia = await join(browser, link, 'Mia Bakker', FRENCH);
  const tom = await join(browser, link, 'Tom Okafor');
  const ned = await join(browser, link, 'Ned Larsen');
  await lea.goto(`${home}/places/lounge/topics/new`);
  await lea.fill('#title', 'Who has found a first customer?');
  await lea.fill('#text', 'Mine came through the market on Saturdays.');
  await lea.click('form .button-primary >> nth=-1');
  await lea.waitForURL(/topics/);
  for (const [person, text] of [[mia, 'Le mien par une voisine.'], [ned, 'None yet.']]) {
    await person.goto(lea.url());
    await person.fill('#text', text);
    await person.click('#reply .button-primary');
    await person.waitForURL(/#post_/);
  }
  await owner.goto(`${home}/lifecycle`);
  await owner.fill('#reason', 'The training is over. Thank you all.');
  await owner.click('.button-danger');
  await owner.waitForURL(/lifecycle/);
  return { home, lea, mia, tom, ned };
}

test('three members of a closed community found a successor, and others come along', async () => {
  const { home, lea, mia, tom, ned } = await closed();
  await lea.goto(home);
  await look(lea, 'successor-home-invites');
  await lea.click('main >> text=Propose a successor');
  await look(lea, 'successors-empty');
  await lea.click('form .button-primary >> text=Propose a successor');
  await lea.waitForSelector('.error-summary');
  await look(lea, 'successors-errors');
  await lea.fill('#name', 'Business after the course');
  await lea.fill('#goal', 'We go on helping each other with our first customers.');
  await lea.check('input[value=practice]');
  await lea.click('form .button-primary >> text=Propose a successor');
  await lea.waitForURL(/successors\/successor_/);
  const successor = lea.url();
  await look(lea, 'successor-proposed', 'all');

  for (const person of [mia, tom]) {
    await person.goto(`${home}/successor`);
    await person.click('.list-title >> text=Business after the course');
    await person.click('form[action$=founders] button');
    await person.waitForURL(/successors\/successor_/);
  }
  await look(mia, 'successor-ripe-french', 'all');
  await lea.goto(successor);
  await lea.click('form[action$=founding] button');
  await lea.waitForSelector('text=It grew out of');
  await look(lea, 'successor-founded', 'all');

  await ned.goto(home);
  await look(ned, 'successor-home-founded', 'all');
  await ned.click('button >> text=Join it');
  await ned.waitForURL(/business-after-the-course/);
  await look(ned, 'successor-home-new');

  for (const person of [lea, mia]) {
    await person.goto(successor);
    await person.click('form[action$=consent] button');
    await person.waitForSelector('#along .notice-ok');
  }
  await look(mia, 'successor-along-french', 'all');
  await lea.goto(`${successor}/carrying`);
  await look(lea, 'carrying', 'all');
  await lea.check('.choice:has-text("Lounge") input');
  await lea.click('form .button-primary >> nth=-1');
  await lea.waitForURL(/#along/);
  await assert.doesNotReject(async () => {
    for (let tries = 0; tries < 30; tries++) {
      await lea.goto(successor);
      if ((await lea.textContent('#along')).includes('1 topic, 2 posts')) return;
      await lea.waitForTimeout(500);
    }
    throw new Error(await lea.textContent('#along'));
  });
  await look(lea, 'successor-carried');
  await ned.goto(`${site.url}/communities/business-after-the-course/places/lounge`);
  await ned.click('text=Who has found a first customer?');
  await ned.waitForSelector('text=1 post stayed there.');
  await look(ned, 'topic-carried', 'all');

  await tom.goto(successor);
  await tom.click('aside a >> text=Dissolve it');
  await look(tom, 'dissolution');
  await tom.fill('#reason', 'We found too few.');
  await tom.click('.button-danger');
  await tom.waitForURL(/successor_[a-z0-9]+$/);
  await lea.goto(successor);
  await look(lea, 'successor-asked');
  await lea.click('aside a >> text=I agree');
  await look(lea, 'dissolution-agree');
  await lea.click('.button-danger');
  await lea.waitForSelector('text=Dissolved by its founders');
  await look(lea, 'successor-dissolved', 'all');
  assert.deepEqual(browser.complaints, []);
});
