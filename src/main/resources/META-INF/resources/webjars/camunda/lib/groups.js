/* The apps show a group by its id, which for a team is a number nobody knows: show its name, and send the id. */

const ID = /^(?:managers|reps|team)-[0-9a-f-]{36}$/;
const api = `${document.querySelector('base').getAttribute('app-root')}/api/engine/engine/default`;
/* A variable's value is shown as it is stored. */
const STORED = '[cam-widget-variables-table], textarea, pre, code, [contenteditable]';
let names;

async function known() {
    const groups = await (await fetch(`${api}/group?maxResults=2000`)).json();
    return new Map(groups.map(group => [group.id, group.name]));
}

async function name(text) {
    names ??= known();
    const found = (await names).get(text.data.trim());
    if (found) {
        text.data = text.data.replace(text.data.trim(), found);
    }
}

function look(node) {
    if (node.nodeType === Node.TEXT_NODE) {
        if (ID.test(node.data.trim()) && !node.parentElement.closest(STORED)) {
            name(node);
        }
        return;
    }
    node.childNodes.forEach(look);
}

new MutationObserver(changes => changes.forEach(change =>
    change.type === 'childList' ? change.addedNodes.forEach(look) : look(change.target)))
    .observe(document.body, { childList: true, subtree: true, characterData: true });
