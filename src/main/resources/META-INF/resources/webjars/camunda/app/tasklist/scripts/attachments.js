/* The files of a task's deal or customer, between its head and its form: closed until asked for, so that the form stays in sight. */
import { say } from '../../../lib/apps.js';

let shown = { task: null, panel: null };

function task() {
    return new URLSearchParams(location.hash.split('?')[1]).get('task');
}

function put() {
    const place = document.querySelector('.task-details .task-card > header');
    if (place && shown.panel && !document.querySelector('.sf-files')) {
        place.after(shown.panel);
    }
}

function fill(box, html) {
    box.querySelector('.sf-files-body').innerHTML = html;
    box.querySelector('summary').textContent = `${say('Files', '附件')} (${box.querySelectorAll('.attachment-list li').length})`;
}

async function show() {
    const wanted = task();
    if (wanted === shown.task) {
        return;
    }
    document.querySelectorAll('.sf-files').forEach(old => old.remove());
    shown = { task: wanted, panel: null };
    const answer = wanted && await fetch(`/tasks/${encodeURIComponent(wanted)}/attachments`);
    if (answer && answer.status === 200 && shown.task === wanted) {
        const box = document.createElement('details');
        box.className = 'sf-files';
        box.innerHTML = '<summary></summary><div class="sf-files-body"></div>';
        fill(box, await answer.text());
        shown.panel = box;
        put();
    }
}

/* Sent without leaving the page; a refusal comes back as a part of the panel. */
async function send(form, box) {
    const buttons = form.querySelectorAll('button');
    buttons.forEach(button => { button.disabled = true; });
    try {
        const body = form.enctype === 'multipart/form-data' ? new FormData(form) : new URLSearchParams(new FormData(form));
        const answer = await fetch(form.action, { method: 'POST', body });
        if (answer.ok || answer.status === 422) {
            fill(box, await answer.text());
            return;
        }
        throw new Error(String(answer.status));
    } catch {
        buttons.forEach(button => { button.disabled = false; });
        const told = form.querySelector('[role=alert]') || form.appendChild(document.createElement('p'));
        told.setAttribute('role', 'alert');
        told.textContent = say('This did not work. Load the page again, and try once more.', '操作未成功，请重新打开页面后再试。');
    }
}

document.addEventListener('submit', event => {
    const box = event.target.closest('.sf-files');
    if (box) {
        event.preventDefault();
        const sure = event.target.getAttribute('hx-confirm');
        if (!sure || window.confirm(sure)) {
            send(event.target, box);
        }
    }
});
document.addEventListener('change', event => {
    const { files, dataset } = event.target;
    if (event.target.closest('.sf-files') && files && dataset.largest) {
        if (files[0]) {
            event.target.parentElement.querySelector('.file-name').textContent = [...files].map(file => file.name).join(', ');
        }
        const tooLarge = [...files].some(file => file.size > Number(dataset.largest));
        event.target.setCustomValidity(tooLarge ? dataset.tooLarge : '');
        event.target.reportValidity();
    }
});
window.addEventListener('hashchange', show);
/* The app draws its parts anew whenever it likes. */
new MutationObserver(put).observe(document.body, { childList: true, subtree: true });
show();
