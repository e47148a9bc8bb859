/* What Tasklist lacks: one column at a time on a phone with a way back, the way to the console, and to what a form lacks. */
import { sayDraft, saves } from './drafts.js';
import { markFaults } from './fields.js';
import { leadOn } from './focus.js';
import { forget, sayWhy } from './refusals.js';

const chinese = document.documentElement.lang.startsWith('zh');
const texts = chinese
    ? { list: '← 任务', filters: '☰ 筛选', tasks: '任务 →', console: '控制台', close: '关闭', signs: {
        '.region-toggle[data-region=filters]': '收起或展开筛选器', '.region-toggle[data-region=list]': '收起或展开任务列表', '.region-toggle[data-region=task]': '收起或展开任务',
        '.maximize': '放大任务', '.reset-regions': '恢复各栏', '.new-sort > .dropdown-toggle': '添加排序', 'button.dropdown-toggle': '更多' } }
    : { list: '← Tasks', filters: '☰ Filters', tasks: 'Tasks →', console: 'Console', close: 'Close', signs: {
        '.region-toggle[data-region=filters]': 'Fold the filters', '.region-toggle[data-region=list]': 'Fold the list', '.region-toggle[data-region=task]': 'Fold the task',
        '.maximize': 'Enlarge the task', '.reset-regions': 'Show all columns', '.new-sort > .dropdown-toggle': 'Add a sorting', 'button.dropdown-toggle': 'More' } };

/* The address says which task is open; filters show only while asked for. */
function taskOpen() {
    return /[?&]task=([^&]+)/.exec(location.hash)?.[1];
}

function column() {
    return taskOpen() ? 'task' : 'list';
}

function show(which) {
    document.body.dataset.sfColumn = which;
}

function wayTo(which, text) {
    const way = document.createElement('button');
    way.type = 'button';
    way.className = 'sf-way';
    way.textContent = text;
    way.addEventListener('click', () => show(which));
    return way;
}

function put(where, way) {
    const place = document.querySelector(where);
    if (place && !place.querySelector('.sf-way')) {
        place.prepend(way());
    }
}

/* Signs without a word get for a name the hint that they show to a mouse, else what they do. */
function nameSigns() {
    const name = (sign, text) => text && !sign.textContent.trim() && sign.setAttribute('aria-label', text);
    document.querySelectorAll(':is(a[href], button)[uib-tooltip]:not([aria-label])').forEach(sign => name(sign, sign.getAttribute('uib-tooltip')));
    Object.entries(texts.signs).forEach(([signs, text]) =>
        document.querySelectorAll(`${signs}:not([aria-label])`).forEach(sign => name(sign, text)));
}

function complete() {
    put('.column-left > .top', () => wayTo('list', texts.tasks));
    put('.column-center > .top', () => wayTo('filters', texts.filters));
    put('.column-right > .top', () => wayTo('list', texts.list));
    nameSigns();
    /* The server sorts by hundredths of a point; the app writes into the text that is there. */
    document.querySelectorAll('.tasks-list .priority').forEach(sign => {
        const steps = Number(sign.textContent);
        if (steps > 100) {
            sign.firstChild.nodeValue = Math.round(steps / 100);
        }
    });
    /* When it is due is for those to say who lead others; the server refuses it anybody else. */
    const due = document.querySelector('.task-card .due-date');
    if (due && !('leads' in document.documentElement.dataset)) {
        due.parentElement.inert = true;
    }
    const menu = document.querySelector('nav.app-menu ul');
    if (menu && !menu.querySelector('.sf-console')) {
        const item = document.createElement('li');
        item.className = 'sf-console';
        const link = document.createElement('a');
        link.href = '/';
        link.textContent = texts.console;
        item.append(link);
        menu.prepend(item);
    }
}

/* Completing a form with faults only marks them, a moment later and perhaps out of sight: lead to the first. */
function leadToFault(form, patience) {
    const fault = form.querySelector('.fjs-form-field-error')?.closest('.fjs-form-field');
    if (fault) {
        fault.scrollIntoView({ block: 'center' });
        fault.querySelector('input:not([disabled]), textarea:not([disabled])')?.focus({ preventScroll: true });
    } else if (form.isConnected && patience > 0) {
        setTimeout(() => leadToFault(form, patience - 1), 50);
    }
}

const REFUSED = '[notifications-panel] .alert-danger';
const WORKED = '[notifications-panel] :is(.alert-info, .alert-success)';
const told = new WeakSet();

function close(notices) {
    notices.forEach(notice => notice.querySelector('[ng-click^="removeNotification"]')?.click());
}

const READ = 8000;

/* A refusal stays as long as it takes to read, and while somebody is at it. */
function leave(notice) {
    setTimeout(() => notice.matches(':hover, :focus-within') ? leave(notice) : close([notice]), READ);
}

function timed(notices) {
    notices.filter(notice => !told.has(notice)).forEach(notice => {
        told.add(notice);
        notice.setAttribute('role', 'alert');
        notice.querySelector('[ng-click^="removeNotification"]')?.setAttribute('aria-label', texts.close);
        leave(notice);
    });
}

/* Where a form marks its faults itself, "an error happened" without a reason says nothing more and covers them; once
   something has worked, what was refused before is over. */
function tidyNotices() {
    const refused = [...document.querySelectorAll(REFUSED)];
    const news = [...document.querySelectorAll(WORKED)].filter(notice => !told.has(notice));
    news.forEach(notice => told.add(notice));
    timed(refused);
    if (news.length > 0) {
        close(refused);
    } else if (document.querySelector('.sf-refused')) {
        close(refused);
    } else if (document.querySelector('.fjs-form .fjs-form-field-error')) {
        close(refused.filter(notice => !notice.querySelector('.message')?.textContent.trim()));
    }
    /* The title is a sentence: no colon behind its point. */
    document.querySelectorAll('[notifications-panel] .status + strong').forEach(colon => {
        if (colon.textContent && /[.。]\s*$/.test(colon.previousElementSibling.textContent)) {
            colon.textContent = '';
        }
    });
}

/* Nothing goes on with a text that the form would drop; what was refused before is over with the next try. */
function attempt(event, form) {
    close(document.querySelectorAll(REFUSED));
    forget();
    if (form && markFaults(form)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        leadToFault(form, 0);
    } else if (form && event.target.closest('.form-actions .btn-default')) {
        saves(form, event.isTrusted);
    } else if (form) {
        setTimeout(() => leadToFault(form, 20), 50);
    }
}

document.addEventListener('click', event => {
    const button = event.target.closest('.form-actions button, .modal-footer .btn-primary, .claim, .unclaim');
    if (button) {
        leadOn(button);
        attempt(event, button.matches('.btn') ? button.closest('.task-details, .modal-content')?.querySelector('.fjs-form') : null);
    }
}, true);
/* Enter in a field completes the form, too. */
document.addEventListener('submit', event => event.target.matches('.fjs-form') && attempt(event, event.target), true);

/* A tap on the task or filter already chosen changes no address. */
document.addEventListener('click', event => {
    if (event.target.closest('.column-center .task')) {
        setTimeout(() => show(column()), 50);
    }
    if (event.target.closest('.column-left .task-filter a')) {
        setTimeout(() => show('list'), 50);
    }
});
/* A tab or a sorting changes the address, too, and perhaps only after somebody went back to the list. */
let open = taskOpen();
window.addEventListener('hashchange', () => {
    if (taskOpen() !== open) {
        open = taskOpen();
        show(column());
    }
});
new MutationObserver(() => {
    complete();
    tidyNotices();
    sayWhy();
    sayDraft();
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
show(column());
complete();
