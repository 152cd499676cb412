// "We have a training in March": an owner defines a community from nothing. The wizard and its adviser, a draft with its training and
// its goal, a study that twelve people answer (most without an account), a recommendation that is not followed, a charter that takes
// an objection in, and the build guide; every page in English and French, some of it on a phone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRENCH, PHONE, inDays, invite, join, journey, look, setUp, show } from './site.mjs';

const { site, browser } = journey();
const NAME = 'Bread from March on';
const SHEET = { training: 'yes', subject: 'trade', problems: 'often', lasting: 'months', size: 'small', experience: 'beginners', acquainted: 'no' };

/** Answers eight questions on the way, follows the advice, and opens the community as a draft. */
async function openDraft(ines) {
  await ines.goto(`${site.url}/communities/new`);
  for (const need of ['goal', 'unstuck', 'company']) await ines.check(`input[name=need_${need}]`);
  await ines.fill('#words', 'Twelve people who bake at home and want to sell.');
  await look(ines, 'define-needs');
  await ines.click('form .button-primary');
  await ines.waitForSelector('input[name=kind]', { state: 'attached' });
  await show(ines, 'define-type', 'wizard');
  await ines.click('a[href="/communities/new/advice"]');
  for (const [line, answer] of Object.entries(SHEET)) await ines.selectOption(`#${line}`, answer);
  await ines.click('form[action^="/communities/new/advice"] button');
  await ines.waitForSelector('text=Learning fits best');
  await show(ines, 'define-advice');
  await ines.click('button[name=kind][value=learning]');
  await ines.click('form .button-primary');
  await ines.waitForSelector('input[name=rule_1]', { state: 'attached' });
  await look(ines, 'define-rules');
  await ines.click('form .button-primary');
  await ines.fill('#name', NAME);
  await ines.check('input[name=draft]');
  await look(ines, 'define-launch');
  await ines.click('form .button-primary');
  await ines.waitForURL('**/communities/bread-from-march-on');
  return ines.url();
}

/** What the draft gets before anybody comes: a goal that one can see reached, an intention, a training with its dates. */
async function prepare(ines, home) {
  await ines.goto(`${home}/goal/edit`);
  await ines.fill('#goal', 'By June each of us sells bread that pays for itself.');
  const result = { what1: 'Each has sold at a market', measure1: 'people', target1: '12', due1: inDays(140).slice(0, 10) };
  for (const [field, text] of Object.entries(result)) await ines.fill(`#${field}`, text);
  await ines.click('main form .button-primary');
  await ines.waitForSelector('text=Each has sold at a market');
  await ines.goto(`${home}/learning`);
  await ines.fill('#audience', 'People who bake at home and want to sell within a year.');
  await ines.fill('#evaluation', 'In June each shows a loaf, its price and its costs to three bakers.');
  await ines.click('main form .button-primary');
  await ines.fill('#objective', 'Set the price of a loaf and explain it in two sentences');
  await ines.click('form[action$="/objectives"] button');
  await ines.waitForSelector('text=explain it in two sentences');
  await ines.goto(`${home}/courses`);
  await ines.fill('#title', 'Bake and sell');
  await ines.check('input[name=form][value=blended]');
  await ines.click('form .button-primary');
  await ines.waitForURL('**/courses/course_*');
  await ines.fill('#starts', inDays(30));
  await ines.fill('#ends', inDays(140));
  await ines.selectOption('#zone', 'Europe/Paris');
  await ines.click('form[action$=sessions] .button-primary');
  await ines.waitForURL('**/bread-from-march-on/courses');
  await ines.goto(`${home}/lifecycle`);
  await ines.click('form[action$="/launch"] button');
  await ines.waitForURL(home);
  await ines.goto(`${home}/lifecycle`);
  await show(ines, 'define-life', 'life');
}

/** What each says: what they want to be able to do, and what they could give. */
const SAID = [
  ['Say what a loaf costs me, before somebody asks.', 'Sourdough, as much as you can carry.'],
  ['Price an order of thirty loaves without losing money.', 'A van on Saturdays.'],
  ['Find a market that takes beginners.', 'I know three market halls.'],
  ['Know which papers I need to sell what I bake.', 'I read contracts for a living.'],
  ['Bake the same loaf twice.', 'A thermometer, and patience.'],
  ['Set a price and not blush.', ''],
  ['Bake for fifty in an oven for four.', 'An oven for fifty, on Mondays.'],
  ['Find somebody whom I can ask at five in the morning.', 'I am up at four.'],
  ['Say no to friends who want it for nothing.', 'Posters.'],
  ['Register without doing it twice.', ''],
];

/** Answers by a link or as a member, a form a page, without looking. */
async function answer(request, base, [wish, gift]) {
  const send = async (path, form) => {
    const sent = await request.post(`${site.url}${base}${path}`, { form, maxRedirects: 0, headers: { origin: site.url } });
    assert.ok([200, 303].includes(sent.status()), `${path}: ${sent.status()}`);
  };
  const pages = [{ answer: wish }, { 'option-o4': 'on', 'option-o5': 'on' }, { answer: '3' }, { answer: 'o4' }, { answer: '2' }, { 'place-o2': '1', 'place-o4': '2' }, { answer: 'o3' }, { answer: gift }];
  for (const [number, form] of pages.entries()) await send(`/pages/${number + 1}`, form);
  await send('/sending', {});
}

/** Answers by the public link, as somebody without an account. */
async function answerPublicly(link, said) {
  const { request } = (await browser.person()).context();
  const started = await request.post(`${link}/start`, { maxRedirects: 0, headers: { origin: site.url } });
  await answer(request, started.headers().location.replace(/\/pages\/1$/, ''), said);
}

/** Builds a study from a template, and opens it to members, to one person by mail, and to whoever holds the link. */
async function openStudy(ines, home) {
  await ines.goto(`${home}/studies`);
  await ines.click('button[name=template][value=before]');
  await ines.waitForURL('**/building');
  const study = ines.url().replace(/\/building$/, '');
  await show(ines, 'define-study', 'study');
  await ines.goto(`${study}/audience`);
  await ines.fill('#public_most', '20');
  await ines.click('form[action$="/audience"] .form-foot button');
  await ines.fill('#addresses', 'Farid Karimi <farid@example.org>');
  await ines.click('form[action$="/invitations"] button');
  await ines.waitForSelector('text=One person invited');
  await ines.click('button[name=then]');
  await ines.waitForSelector('#public');
  return { study, link: await ines.inputValue('#public') };
}

/** Amina answers on her phone, in French, a page a question. */
async function answerOnPhone(amina, home) {
  await amina.goto(home);
  await amina.click('a[href^="/studies/"]');
  await look(amina, 'define-answering-first-fr', 'phone light');
  await amina.setViewportSize(PHONE);
  await amina.click('main a.button-primary');
  await amina.fill('#answer', 'Prendre une grosse commande sans avoir peur du prix.');
  await amina.click('form .button-primary');
  for (const option of ['o4', 'o6']) await amina.check(`[name=option-${option}]`);
  await look(amina, 'define-answering-fr', 'phone dark');
  await amina.setViewportSize(PHONE);
  for (let page = 2; page <= 8; page += 1) await amina.click('form .button-primary');
  await amina.click('form[action$="/sending"] .button-primary');
  await amina.waitForSelector('h1:has-text("Merci")');
  await look(amina, 'define-thanks-fr', 'phone light');
}

/** Twelve people answer; then it is counted, read, and told. */
async function hear(ines, people, home) {
  const { study, link } = await openStudy(ines, home);
  await answerOnPhone(people.amina, home);
  await ines.goto(`${site.url}/site/mail`);
  const mailed = (await ines.textContent('main')).match(/\/answers\/[0-9a-z]{32}/)[0];
  await answer((await browser.person(FRENCH)).context().request, mailed, ['Vendre au marché sans y perdre.', 'Deux mains le samedi.']);
  for (const said of SAID) await answerPublicly(link, said);
  await ines.goto(`${study}/audience`);
  await ines.waitForSelector('text=2 of 4 have answered');
  await look(ines, 'define-following');
  await ines.click('summary:has-text("Close it now")');
  await ines.click('form[action$="/closure"] button');
  await ines.waitForURL('**/results');
  for (let tries = 0; tries < 50 && !(await ines.isVisible('text=12 people answered')); tries += 1) await ines.reload();
  await show(ines, 'define-results', 'results');

  await ines.goto(`${study}/needs`);
  for (const need of ['A price that one can say out loud', 'Somebody to ask, early', 'Papers, once']) {
    await ines.fill('#title', need);
    await ines.click('form[action$="/needs"] .button-primary');
    await ines.waitForSelector(`h2:has-text("${need}")`);
  }
  await ines.goto(`${study}/voices`);
  const put = async (words, need) => {
    const voice = ines.locator('.voice', { hasText: words });
    await voice.locator('select').selectOption({ label: need });
    await voice.locator('.voice-form button[value=quote]').click();
    await ines.waitForSelector(`.voice:has-text("${words}") .chip-talk`);
  };
  await put('Set a price and not blush', 'A price that one can say out loud');
  await put('at five in the morning', 'Somebody to ask, early');
  await look(ines, 'define-voices');
  await ines.goto(`${study}/heard`);
  await ines.fill('#heard_en', 'Prices first, and somebody to ask early in the morning. We begin with both.');
  await ines.fill('#heard_fr', 'Les prix d’abord, et quelqu’un à qui demander tôt le matin. Nous commençons par là.');
  await ines.click('form .button-primary');
  await ines.waitForURL(study);
  await people.amina.goto(`${study}/needs`);
  await people.amina.selectOption('.ranking select >> nth=0', '1');
  await people.amina.click('#order .button-primary');
  await people.amina.waitForSelector('.need');
  await look(people.amina, 'define-order-fr', 'phone dark');
  return study;
}

/** The answers speak for another type; she keeps hers, and says why. */
async function keepType(ines, home, study) {
  await ines.goto(`${home}/type`);
  await ines.selectOption('#study', { index: 1 });
  await ines.click('form[action$="/sheet"] button');
  await ines.waitForSelector('text=Practice fits best');
  await show(ines, 'define-recommendation', 'adviser');
  await ines.check('input[name=kind][value=learning]');
  await ines.click('form[action$="/type"] .button-primary');
  assert.match(await ines.textContent('.error-summary'), /why you choose another type/);
  await ines.fill('#reason', 'Until June there is a course. When it is over we become a community of practice, as the answers ask.');
  await ines.click('form[action$="/type"] .button-primary');
  await ines.waitForSelector('#choices');
  assert.match(await ines.textContent('main'), /Until June there is a course/);
  assert.ok(study);
}

async function agree(people, decision) {
  for (const person of people) {
    await person.goto(decision);
    await person.check('input[value=agree]');
    await person.click('#answer .button-primary');
    await person.waitForSelector('#answer .notice-ok');
  }
}

/** A charter is amended by a member, objected to, mended, adopted and signed. */
async function agreeOnCharter(ines, { amina, bo }, home) {
  await ines.goto(`${home}/charter/draft`);
  for (const [title, text] of [['We ask early', 'Whoever is stuck for half an hour asks.'], ['We answer', 'Every question gets an answer within one day.']]) {
    await ines.fill('#title', title);
    await ines.fill('#text', text);
    await ines.click('form[action$="/clauses"] .button-primary');
    await ines.waitForSelector(`a:has-text("${title}")`);
  }
  await amina.goto(`${home}/charter/draft`);
  await amina.click('a[href^="/clauses/"] >> nth=0');
  await amina.fill('.context #text', 'Whoever is stuck for half an hour asks, and says what they tried.');
  await amina.fill('#why', 'On aide mieux quand on sait d’où l’on part.');
  await amina.click('.context .button-primary');
  await amina.waitForSelector('.diff ins');
  await look(amina, 'define-rewording-fr', 'phone light');
  await ines.goto(amina.url());
  await ines.click('form[action$="/acceptance"] button');
  await ines.goto(`${home}/charter/draft`);
  await look(ines, 'define-charter-draft');
  await ines.click('form[action$="/adoption"] button');
  await ines.waitForURL('**/decisions/decision_*');
  const decision = ines.url();
  await bo.goto(decision);
  await bo.check('input[value=object]');
  await bo.fill('#reason', 'I bake at night and sleep by day. Within one day I am always too late.');
  await bo.click('#answer .button-primary');
  await bo.waitForSelector('#answer .notice-ok');
  await ines.goto(decision);
  await show(ines, 'define-objection');
  await ines.goto(`${home}/charter/draft`);
  await ines.click('a[href^="/clauses/"]:has-text("We answer")');
  await ines.fill('.context #text', 'Every question gets an answer within two days.');
  await ines.click('.context form:has(#text) button');
  await ines.goto(`${home}/charter/draft`);
  await ines.click('form[action$="/adoption"] button');
  await ines.waitForURL(decision);
  await agree([bo, amina, ines], decision);
  await ines.goto(`${decision}/closure`);
  await ines.fill('#outcome', 'This is our charter, with two days, as Bo asked.');
  await ines.click('form .button-primary');
  await ines.waitForURL(decision);
  for (let tries = 0; tries < 50; tries += 1) {
    await amina.goto(`${home}/charter`);
    if (await amina.locator('#sign').count()) break;
  }
  await look(amina, 'define-signing-fr', 'phone light');
  await amina.click('#sign .button-primary');
  await amina.waitForSelector('.context .notice-ok');
  for (const person of [ines, bo]) {
    await person.goto(`${home}/charter`);
    await person.click('#sign .button-primary');
    await person.waitForSelector('.context .notice-ok');
  }
  await ines.goto(`${home}/charter`);
  assert.match(await ines.textContent('.context'), /3/);
  await show(ines, 'define-charter', 'charter');
}

/** The training draws to its end: everybody is asked what comes next, and the community becomes one of practice. */
async function liveOn(ines, amina, home) {
  await ines.goto(`${home}/courses`);
  await ines.click('.list-row a >> text=Change');
  await ines.fill('#starts', inDays(-100));
  await ines.fill('#ends', inDays(10));
  await ines.click('form .button-primary');
  await ines.waitForURL('**/courses');
  const question = amina.locator('text=Répondre et lire');
  for (let tries = 0; tries < 50 && !(await question.count()); tries += 1) await amina.goto(`${home}/lifecycle`);
  await question.click();
  await amina.check('input[name=option][value="1"]');
  await amina.click('#answer .button-primary');
  await ines.goto(`${home}/transformation`);
  await show(ines, 'define-weighing');
  await ines.click('main a:has-text("Go on")');
  await ines.fill('#reason', 'The course is over, and the problems at the bench go on.');
  await ines.click('form .button-primary');
  await ines.waitForURL('**/transformation');
  await amina.goto(home);
  assert.match(await amina.textContent('main'), /Une communauté de pratique depuis/);
  await look(amina, 'define-home-practice-fr', 'phone light');
}

test('a training in March becomes an open community of learners, and one of practice', async () => {
  const ines = await setUp(browser, site);
  const home = await openDraft(ines);
  await prepare(ines, home);
  const link = await invite(ines, home);
  const people = { amina: await join(browser, link, 'Amina Diallo', { ...FRENCH, viewport: PHONE }), bo: await join(browser, link, 'Bo Larsen') };
  const study = await hear(ines, people, home);
  await keepType(ines, home, study);
  await agreeOnCharter(ines, people, home);
  await ines.goto(`${home}/guide`);
  await ines.waitForSelector('.chip-ok');
  await show(ines, 'define-guide', 'guide');
  await ines.goto(`${home}/week`);
  await show(ines, 'define-week', 'week');
  await people.amina.goto(home);
  await look(people.amina, 'define-home-fr', 'phone light');
  await liveOn(ines, people.amina, home);
  assert.deepEqual(browser.complaints, []);
});
