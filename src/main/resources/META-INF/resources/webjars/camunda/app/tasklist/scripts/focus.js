/* Where the keyboard goes on after a step that takes away what had the focus: as shipped, at the top of the page. */

const PATIENCE = 60;
/* The answer to a completion may take that long on a busy server. */
const PATIENCE_WITH_SERVER = 400;

const isNowhere = () => !document.activeElement || document.activeElement === document.body;

function when(ready, go, patience = PATIENCE) {
    const place = ready();
    if (place) {
        go(place);
    } else if (patience > 0) {
        setTimeout(() => when(ready, go, patience - 1), 50);
    }
}

/* After a completion: the next task of the list, else the list itself. */
export function toTheList() {
    const ended = new URLSearchParams(location.hash.split('?')[1]).get('task');
    when(() => new URLSearchParams(location.hash.split('?')[1]).get('task') !== ended && !document.querySelector('.task-details .fjs-form'),
        () => settle(10), PATIENCE_WITH_SERVER);
}

/* The list is drawn anew when the server has answered, and what had the focus is then gone once more. */
function settle(times) {
    if (isNowhere()) {
        const list = document.querySelector('.column-center');
        (list?.querySelector('.tasks-list .task a, .tasks-list .task [tabindex]') ?? list?.querySelector('input, button'))?.focus();
    }
    if (times > 0) {
        setTimeout(() => settle(times - 1), 300);
    }
}

/* To claim a task takes the button away, and its opposite comes in its place. */
export function leadOn(button) {
    const other = button.matches('.claim') ? '.unclaim' : button.matches('.unclaim') ? '.claim' : null;
    if (other) {
        when(() => isNowhere() && document.querySelector(`.task-details ${other}`), place => place.focus());
    }
}
