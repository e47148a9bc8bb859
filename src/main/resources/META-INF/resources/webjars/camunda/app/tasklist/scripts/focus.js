/* Where the keyboard goes on after a step that takes away what had the focus: as shipped, at the top of the page. */

const PATIENCE = 60;

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
    when(() => new URLSearchParams(location.hash.split('?')[1]).get('task') !== ended && !document.querySelector('.task-details .fjs-form'), () =>
        setTimeout(() => {
            const list = document.querySelector('.column-center');
            const next = list?.querySelector('.tasks-list .task a, .tasks-list .task [tabindex]') ?? list?.querySelector('input, button');
            if (isNowhere()) {
                next?.focus();
            }
        }, 300));
}

/* To claim a task takes the button away, and its opposite comes in its place. */
export function leadOn(button) {
    const other = button.matches('.claim') ? '.unclaim' : button.matches('.unclaim') ? '.claim' : null;
    if (other) {
        when(() => isNowhere() && document.querySelector(`.task-details ${other}`), place => place.focus());
    }
}
