/* Tasks come by what matters, which their priority says, then by when they are due; as shipped, the newest come first. */

const BY_WHAT_MATTERS = [{ sortBy: 'priority', sortOrder: 'desc' }, { sortBy: 'dueDate', sortOrder: 'asc' }];

/* The address says how tasks are sorted; whoever chose another order finds it there. */
export function sortByWhatMatters() {
    const [path, asked = ''] = location.hash.replace(/^#/, '').split('?');
    const parameters = new URLSearchParams(asked);
    if (!parameters.has('sorting')) {
        parameters.set('sorting', JSON.stringify(BY_WHAT_MATTERS));
        history.replaceState(history.state, '', `#${path || '/'}?${parameters.toString().replaceAll('+', '%20')}`);
    }
}
