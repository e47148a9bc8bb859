/* The apps' own calendar, where dates of tasks and queries are picked, in Chinese: it takes its names from a part of the
   framework that knows English only and is bound before anybody can say otherwise. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WAYS = { previous: '往前', next: '往后' };
const CALENDAR = '.datepicker, .uib-datepicker, [uib-datepicker]';

function chinese(text) {
    if (WAYS[text.trim()]) {
        return WAYS[text.trim()];
    }
    const [, day] = text.match(/^\s*([A-Z][a-z]{2})\s*$/) ?? [];
    if (DAYS.includes(day)) {
        return '日一二三四五六'[DAYS.indexOf(day)];
    }
    const [, month, year] = text.match(/^\s*([A-Z][a-z]+)(?: (\d{4}))?\s*$/) ?? [];
    const number = MONTHS.indexOf(month) + 1;
    return number === 0 ? text : year ? `${year}年${number}月` : `${number}月`;
}

function speak(node) {
    if (node.nodeType === Node.TEXT_NODE) {
        const text = chinese(node.data);
        if (text !== node.data && node.parentElement?.closest(CALENDAR)) {
            node.data = text;
        }
        return;
    }
    node.childNodes.forEach(speak);
}

if (document.documentElement.lang.startsWith('zh')) {
    new MutationObserver(changes => changes.forEach(change =>
        change.type === 'childList' ? change.addedNodes.forEach(speak) : speak(change.target)))
        .observe(document.body, { childList: true, subtree: true, characterData: true });
}
