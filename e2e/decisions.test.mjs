// A community decides: a proposal by consent, an objection, a round that takes it in, the outcome; an order of options; a charter
// that is written together, adopted and signed; in English and French, on a desk and a phone, by day and by night.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRENCH, inDays, invite, join, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

/** An owner with a community of three. */
async function community() {
  const owner = await setUp(browser, site);
  const home = await openCommunity(owner, site, 'learning', 'Start your business');
  const link = await invite(owner, home);
  const amina = await join(browser, link, 'Amina Diallo', FRENCH);
  const bo = await join(browser, link, 'Bo Larsen');
  return { home, owner, amina, bo };
}

test('a proposal is reworded for an objection and closed, and a charter is adopted and signed', async () => {
  const { home, owner, amina, bo } = await community();
  await owner.goto(`${home}/decisions`);
  await look(owner, 'decisions-empty');
  await owner.click('main >> text=Propose a decision');
  await look(owner, 'decision-kinds');
  await owner.click('text=Consent');
  await owner.fill('#title', 'Workshops on Tuesday evenings');
  await owner.click('form .button-primary');
  assert.match(await owner.textContent('.error-summary'), /Write what you propose/);
  assert.equal(await owner.inputValue('#title'), 'Workshops on Tuesday evenings', 'what was typed is still there');
  await look(owner, 'decision-proposal');
  await owner.fill('#text', 'From January on our workshops are on **Tuesdays at 19:00**, in the library.');
  await owner.click('form .button-primary');
  await owner.waitForURL('**/decisions/decision_*');
  const decision = owner.url();

  await bo.goto(home);
  await look(bo, 'home-decision');
  await bo.goto(decision);
  await bo.check('input[value=object]');
  await bo.click('#answer .button-primary');
  assert.match(await bo.textContent('.error-summary'), /which harm/);
  await bo.fill('#reason', 'The last bus leaves at nine. Whoever lives outside could not come.');
  await bo.click('#answer .button-primary');
  await bo.waitForSelector('text=Your answer is in');
  await amina.goto(decision);
  await amina.check('input[value=agree]');
  await amina.click('#answer .button-primary');
  await amina.waitForSelector('text=Votre réponse est prise en compte');
  await look(amina, 'decision-objection-fr');
  await owner.goto(decision);
  await owner.check('input[value=agree]');
  await owner.click('#answer .button-primary');
  await owner.waitForSelector('text=One objection stands');

  await owner.click('a:has-text("Reword the proposal")');
  await owner.fill('#text', 'From January on our workshops are on **Tuesdays at 17:30**, in the library.');
  await look(owner, 'decision-round');
  await owner.click('form .button-primary');
  await bo.goto(decision);
  await bo.waitForSelector('text=Does your objection still stand');
  await bo.check('input[value=agree]');
  await bo.click('#answer .button-primary');
  await owner.goto(decision);
  await owner.click('a:has-text("Say what comes out of it")');
  await owner.fill('#outcome', 'Workshops are on Tuesdays at 17:30 from 12 January on.');
  await owner.fill('#review_on', inDays(90).slice(0, 10));
  await look(owner, 'decision-closure');
  await owner.click('form .button-primary');
  await owner.waitForSelector('text=What came out of it');
  await look(owner, 'decision-closed');

  await owner.goto(`${home}/decisions/new?kind=ranked`);
  await owner.fill('#title', 'What do we work on first?');
  await owner.fill('#text', 'Put them in order.');
  await owner.fill('#options', 'Prices\nFirst customers\nA website');
  await owner.click('form .button-primary');
  await owner.waitForURL('**/decisions/decision_*');
  for (const [person, ranks] of [[owner, ['1', '2', '3']], [bo, ['2', '1', '3']], [amina, ['3', '1', '2']]]) {
    await person.goto(owner.url());
    for (const [at, rank] of ranks.entries()) await person.selectOption(`#rank_${at + 1}`, rank);
    await person.click('#answer .button-primary');
    await person.waitForSelector('#answer .notice-ok');
  }
  assert.match(await amina.textContent('.tally'), /First customers/);
  await look(amina, 'decision-order-fr');
  await amina.goto(`${home}/decisions`);
  await look(amina, 'decisions-fr');
  await amina.goto(`${home}/decisions/register`);
  await look(amina, 'decision-register-fr');
  assert.match(await amina.textContent('main'), /3 réponses sur 3/);

  await owner.goto(`${home}/charter`);
  await look(owner, 'charter-empty');
  await owner.click('text=Write the draft');
  await owner.fill('#title', 'How we answer');
  await owner.fill('#text', 'Nobody waits longer than a day for an answer.');
  await owner.click('text=Add a clause >> nth=-1');
  await amina.goto(`${home}/charter/draft`);
  await amina.click('text=Commenter et proposer');
  await amina.fill('#comment', 'Et le dimanche ?');
  await amina.click('main .flow .button-primary');
  await amina.fill('.context #text', 'Nobody waits longer than two days for an answer, Sundays apart.');
  await amina.fill('#why', 'Certains travaillent le soir.');
  await amina.click('.context .button-primary');
  await amina.waitForSelector('.diff ins');
  await look(amina, 'clause-fr');
  await owner.goto(amina.url());
  await owner.click('text=Take it over');
  await owner.waitForSelector('text=Taken over');
  await owner.goto(`${home}/charter/draft`);
  await look(owner, 'charter-draft');
  await owner.click('text=Ask everybody to adopt it');
  await owner.waitForURL('**/decisions/decision_*');
  const adoption = owner.url();
  for (const person of [amina, bo, owner]) {
    await person.goto(adoption);
    await person.check('input[value=agree]');
    await person.click('#answer .button-primary');
    await person.waitForSelector('#answer .notice-ok');
  }
  await owner.click('a:has-text("Say what comes out of it")');
  await owner.fill('#outcome', 'This is our charter.');
  await owner.click('form .button-primary');
  await owner.waitForSelector('text=What came out of it');
  // The charter is in force once the job that follows the decision has run.
  for (let tries = 0; tries < 50; tries += 1) {
    await bo.goto(`${home}/charter`);
    if (await bo.locator('#sign').count()) break;
  }
  await look(bo, 'charter-to-sign');
  await bo.click('#sign .button-primary');
  await bo.waitForSelector('text=You signed on');
  assert.match(await bo.textContent('main'), /1 of 3 have signed/);
  await amina.goto(home);
  await amina.waitForSelector('text=La charte attend votre signature');
  await look(amina, 'home-charter-fr');

  await owner.goto(`${home}/charter/rules`);
  await owner.fill('#sentence', 'One question for each conversation.');
  await owner.fill('#why', 'So that others find the answer.');
  await owner.check('input[value=ask]');
  await look(owner, 'charter-rules');
  await owner.click('main form .button-primary');
  await bo.goto(`${home}/places/lounge/topics/new`);
  await bo.fill('#title', 'Two questions');
  await bo.fill('#text', 'First, prices. Second, customers.');
  await bo.click('form .button-primary.button-large');
  assert.match(await bo.textContent('.error-summary'), /tick that you go on/);
  await look(bo, 'rule-asks');
  await bo.check('input[name=rules]');
  await bo.click('form .button-primary.button-large');
  await bo.waitForURL('**/topics/topic_*');
  await bo.focus('#text');
  await look(bo, 'rule-reply');
  assert.deepEqual(browser.complaints, []);
});
