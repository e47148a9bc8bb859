/* What was typed into a task's form and not completed: kept in this browser as Tasklist's own Save does, but without marking
   what is still empty, told in a sentence, and kept by itself when somebody goes on to another task or leaves the page. */
import { say } from '../../../lib/apps.js';
import { hasFaults } from './fields.js';

const FORM = '.task-details .fjs-form';
const SAVE = '.task-details .form-actions .btn-default';

const task = () => new URLSearchParams(location.hash.split('?')[1]).get('task');

let typed = false;
let asked = false;
let left = false;
const shown = new WeakSet();

/* The form viewer names itself to nobody; the tree it draws from hangs on its own element. */
function viewer(form) {
    const open = [form.closest('.fjs-container')?.__k];
    while (open.length > 0) {
        const node = open.pop();
        const form = node?.props?.value?.getService?.('form', false);
        if (form) {
            return form;
        }
        open.push(...[node?.__k].flat().filter(child => child?.props));
    }
    return null;
}

function tell(text) {
    const actions = document.querySelector('.task-details .form-actions');
    if (actions) {
        let told = actions.querySelector('.sf-saved');
        if (!told) {
            told = document.createElement('p');
            told.className = 'sf-saved';
            told.setAttribute('role', 'status');
            actions.prepend(told);
        }
        told.textContent = text;
    }
}

const said = value => value === '' || value === null || value?.length === 0 ? undefined : JSON.stringify(value);

/* What the form came with and nobody touched is no draft: when the task is opened again it shows what is known by then. The
   day of a meeting is the day it was written about, though, not that on which it is read again. */
function own(data, opened, before) {
    return Object.fromEntries(Object.entries(data).filter(([key, value]) =>
        key === 'heldOn' || key in before || said(value) !== said(opened[key])));
}

/* Saving checks the form first, and would mark each field that has not been filled in yet. Told where a person pressed it. */
export function saves(form, pressed) {
    const view = viewer(form);
    if (view) {
        const opened = view._getState().initialData ?? {};
        const before = JSON.parse(localStorage.getItem(`camunda-form:${task()}`) ?? '{}');
        view.validate = () => ({});
        view.submit = () => {
            const sent = Object.getPrototypeOf(view).submit.call(view);
            return { ...sent, data: own(sent.data, opened, before) };
        };
        setTimeout(() => { delete view.validate; delete view.submit; });
    }
    typed = false;
    asked = pressed;
    setTimeout(() => pressed && tell(say('Saved as a draft in this browser. It is sent when you complete the task.', '草稿已保存在本浏览器中，完成任务时才会提交。')));
}

/* Whether there was something to keep. */
function keep() {
    const form = document.querySelector(FORM);
    const save = document.querySelector(SAVE);
    if (!typed || !form || !save || save.disabled || hasFaults(form)) {
        return false;
    }
    save.click();
    return true;
}

/* A text that the form cannot read is in no draft. */
function goes(event) {
    const form = document.querySelector(FORM);
    const lost = form && hasFaults(form);
    if (lost && !window.confirm(say('A field marked in red is not kept. Leave all the same?', '标红的内容不会保留，仍要离开吗？'))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
    }
    left = keep() || left;
}

document.addEventListener('click', event => {
    if (event.isTrusted && event.target.closest('.tasks-list .task, .task-filters a, .column-center a')) {
        goes(event);
    }
}, true);
['popstate', 'hashchange'].forEach(type => window.addEventListener(type, () => { left = keep() || left; }, true));
window.addEventListener('pagehide', keep);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
window.addEventListener('beforeunload', event => {
    const form = document.querySelector(FORM);
    if (form && hasFaults(form)) {
        event.preventDefault();
    }
});

['input', 'change', 'click'].forEach(type => document.addEventListener(type, event => {
    if (event.isTrusted && event.target.closest?.(FORM)) {
        typed = true;
        if (asked) {
            asked = false;
            tell('');
        }
    }
}, true));

/* What was done with a form is over with the next. */
export const done = () => { typed = false; };

/* Above the form, before anything in it is read: what it shows is older than what the deal may say by now. */
function tellBack(form) {
    const told = document.createElement('p');
    const drop = document.createElement('button');
    told.className = 'sf-back';
    told.setAttribute('role', 'status');
    told.textContent = `${say('Your draft is back: what you typed stands in place of what is known by now.', '已恢复您的草稿：您填写过的内容代替了当前已知的内容。')} `;
    drop.type = 'button';
    drop.textContent = say('Discard the draft', '放弃草稿');
    drop.addEventListener('click', () => {
        typed = false;
        localStorage.removeItem(`camunda-form:${task()}`);
        location.reload();
    });
    told.append(drop);
    form.parentElement.insertBefore(told, form);
}

export function sayDraft() {
    const form = document.querySelector(FORM);
    if (form && !shown.has(form) && document.querySelector(SAVE)) {
        shown.add(form);
        typed = false;
        if ((localStorage.getItem(`camunda-form:${task()}`) ?? '{}') !== '{}') {
            tellBack(form);
        }
        tell(left ? say('What you had typed in the other task is kept as a draft there.', '刚才在另一项任务中填写的内容已存为草稿。') : '');
        left = false;
    }
}
