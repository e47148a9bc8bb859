/* Whom a task is about, and the ways to the pages of it, above its form. */

let told = { task: null, ways: '' };

function task() {
    return new URLSearchParams(location.hash.split('?')[1]).get('task');
}

function put() {
    const place = document.querySelector('.task-details .task-card > header .names');
    if (place && told.ways && !document.querySelector('.sf-about')) {
        place.insertAdjacentHTML('beforeend', told.ways);
    }
}

async function tell() {
    const wanted = task();
    if (wanted === told.task) {
        return;
    }
    told = { task: wanted, ways: '' };
    document.querySelectorAll('.sf-about').forEach(old => old.remove());
    if (wanted) {
        const answer = await fetch(`/tasks/${encodeURIComponent(wanted)}/about`);
        if (answer.ok && told.task === wanted) {
            told.ways = await answer.text();
            put();
        }
    }
}

window.addEventListener('hashchange', tell);
/* The app draws its parts anew whenever it likes. */
new MutationObserver(put).observe(document.body, { childList: true, subtree: true });
tell();
