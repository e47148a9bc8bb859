// Keeps a rule draft in step with the server: edits are shown at once and sent soon, others' edits arrive every second, and
// where two people meet in one cell both values are shown and nothing is lost.
(() => {
    const box = document.getElementById('rule-editor');
    const words = box.dataset;
    const part = id => document.getElementById(id);
    const csrf = name => document.querySelector(`meta[name="${name}"]`).content;
    let state = null;
    let pending = [];
    let sending = [];
    let busy = false;
    let failed = '';
    let ended = false;
    const undo = [];
    const redo = [];

    const notice = text => {
        part('rule-notice').replaceChildren();
        if (text) {
            const line = document.createElement('div');
            line.className = 'alert alert-warning';
            line.textContent = `${text} `;
            button(line, '×', () => line.remove()).setAttribute('aria-label', words.dismiss);
            part('rule-notice').append(line);
        }
    };
    const fill = (pattern, ...parts) => pattern.replace(/\{(\d)\}/g, (hole, at) => at in parts ? parts[at] : hole);
    // Somebody else published it or gave it up: nothing more is sent or asked, and the way on is the table's page.
    const end = what => {
        state = {columns: [], rows: [], people: [], policy: null, ...state, typed: false};
        pending = [];
        undo.length = 0;
        redo.length = 0;
        ended = true;
        const line = document.createElement('div');
        line.className = 'alert alert-warning';
        const link = document.createElement('a');
        link.href = words.table;
        link.textContent = words.show;
        line.append(`${what} `, link);
        part('rule-notice').replaceChildren(line);
        part('rule-people').textContent = '';
        part('rule-conflicts').replaceChildren();
        box.querySelectorAll('[data-do], #rule-policy, #rule-column').forEach(one => { one.disabled = true; });
        draw();
    };
    const place = (at, column) => at < 0 ? (column ? column.words : '')
        : column ? fill(words.placeColumn, at + 1, column.words) : fill(words.place, at + 1);
    const grid = new RuleGrid(part('rule-grid'), edits => act(edits, undo, true),
        (why, first, second) => notice(fill(words[why], first, second)), Number(words.mostRows));

    // What an edit does to rows and columns here, before the server has said so.
    const apply = (edit, draft) => {
        const at = draft.rows.findIndex(row => row.id === edit.row);
        const behind = list => edit.after === null || edit.after === undefined ? 0 : list.findIndex(one => (one.id || one.label) === edit.after) + 1;
        switch (edit.kind) {
            case 'SET':
                if (at >= 0) {
                    const cells = {...draft.rows[at].cells};
                    if (edit.now) { cells[edit.column] = edit.now; } else { delete cells[edit.column]; }
                    draft.rows[at] = {...draft.rows[at], cells};
                }
                break;
            case 'INSERT_ROW':
                if (at < 0) { draft.rows.splice(behind(draft.rows), 0, {id: edit.row, cells: {...edit.cells}}); }
                break;
            case 'DELETE_ROW':
                if (at >= 0) { draft.rows.splice(at, 1); }
                break;
            case 'MOVE_ROW':
                if (at >= 0) {
                    const [row] = draft.rows.splice(at, 1);
                    draft.rows.splice(behind(draft.rows), 0, row);
                }
                break;
            case 'CHOOSE':
                draft.policy = edit.now;
                break;
            default:
                // Columns come back from the server with their words and choices.
        }
    };
    const rowAbove = id => {
        const at = shown().rows.findIndex(row => row.id === id);
        return at > 0 ? shown().rows[at - 1].id : null;
    };
    const opposite = edit => {
        const row = shown().rows.find(one => one.id === edit.row);
        switch (edit.kind) {
            case 'SET': return {...edit, was: edit.now, now: edit.was};
            case 'INSERT_ROW': return {kind: 'DELETE_ROW', row: edit.row};
            case 'DELETE_ROW': return {kind: 'INSERT_ROW', row: edit.row, after: rowAbove(edit.row), cells: row ? row.cells : {}};
            case 'MOVE_ROW': return {kind: 'MOVE_ROW', row: edit.row, after: rowAbove(edit.row)};
            case 'ADD_COLUMN': return {kind: 'REMOVE_COLUMN', column: edit.column};
            case 'REMOVE_COLUMN': return {kind: 'ADD_COLUMN', column: edit.column, after: columnBefore(edit.column)};
            default: return {...edit, was: edit.now, now: edit.was};
        }
    };
    const columnBefore = label => {
        const labels = state.columns.map(column => column.label);
        return labels[labels.indexOf(label) - 1] || null;
    };
    const shown = () => {
        const draft = {columns: state.columns, rows: [...state.rows], policy: state.policy};
        [...sending, ...pending].forEach(edit => apply(edit, draft));
        return draft;
    };

    const act = (edits, stack, fresh) => {
        if (!state || !state.typed) {
            return;
        }
        const back = [];
        edits.forEach(edit => {
            back.unshift(opposite(edit));
            pending.push(edit);
        });
        stack.push(back);
        if (fresh) {
            redo.length = 0;
        }
        draw();
        setTimeout(send, 250);
    };
    const step = (from, to) => {
        const edits = from.pop();
        if (edits) {
            // What stands there now is what the person sees and takes back.
            act(edits.map(edit => edit.kind === 'SET' ? {...edit, was: cellNow(edit)} : edit), to, false);
        }
    };
    const cellNow = edit => {
        const row = shown().rows.find(one => one.id === edit.row);
        return (row && row.cells[edit.column]) || '';
    };

    const draw = () => {
        const draft = shown();
        grid.show(draft.columns, draft.rows, state.typed);
        const policy = part('rule-policy');
        if (policy) {
            policy.value = draft.policy;
        }
        tell();
    };
    const tell = () => {
        part('rule-saved').textContent = !state.typed ? words.closed : failed ? words[failed]
            : pending.length || sending.length ? words.saving : words.saved;
    };
    const item = (list, kind, lines) => {
        const li = document.createElement('li');
        li.className = kind;
        lines.forEach(([tag, text]) => {
            const line = document.createElement(tag);
            line.textContent = text;
            li.append(line);
        });
        list.append(li);
        return li;
    };
    const take = answer => {
        if (answer.over) {
            end(answer.over);
            return;
        }
        if (answer.rows) {
            state = answer;
            grid.marks.findings = new Map();
            answer.findings.forEach(finding => finding.rows.slice(0, 1).forEach(row => (finding.columns.length ? finding.columns : [''])
                .forEach(column => grid.marks.findings.set(`${row} ${column}`, finding))));
            findings(answer);
        } else {
            state.people = answer.people;
            state.typed = answer.typed;
        }
        grid.marks.people = new Map(answer.people.map(person => [`${person.row} ${person.column}`, person.name]));
        part('rule-people').textContent = answer.people.length ? `${words.here} ${answer.people.map(person => person.name).join(', ')}` : '';
        if (answer.refused) {
            notice(answer.refused);
        }
        if (answer.conflicts) {
            conflicts(answer.conflicts);
        }
        draw();
    };
    const findings = answer => {
        const list = part('rule-findings');
        list.replaceChildren();
        answer.findings.forEach(finding => {
            const li = item(list, `finding-${finding.severity}`, [['span', finding.reason], ['span', ` ${finding.cure}`]]);
            const at = answer.rows.findIndex(row => row.id === finding.rows[0]);
            if (at >= 0) {
                const column = Math.max(0, answer.columns.findIndex(one => one.label === finding.columns[0]));
                button(li, place(at, finding.columns.length ? answer.columns[column] : null), () => grid.go(at, column));
            }
            if (finding.missing.length) {
                button(li, finding.missing.length > 1 ? words.addAll : words.add, () => addMissing(finding.missing));
            }
        });
        if (!answer.findings.length) {
            item(list, '', [['span', words.sound]]);
        }
        const failures = part('rule-failures');
        failures.replaceChildren();
        (answer.failures || []).forEach(one => item(failures, 'finding-WARNING',
            [['strong', one.example], ['div', fill(words.actual, one.actual)], ['div', fill(words.expected, one.expected)]]));
        if (!answer.failures || !answer.failures.length) {
            item(failures, '', [['span', answer.failures ? words.ok : words.notRun]]);
        }
    };
    const button = (into, text, press) => {
        const one = document.createElement('button');
        one.type = 'button';
        one.className = 'btn btn-sm btn-link';
        one.textContent = text;
        one.addEventListener('click', press);
        into.append(one);
        return one;
    };
    const addMissing = missing => {
        const columns = [...new Set(missing.flatMap(cells => Object.keys(cells)))].filter(label => !state.columns.some(column => column.label === label))
            .map(label => ({kind: 'ADD_COLUMN', column: label, after: null}));
        const rows = shown().rows;
        let after = rows.length ? rows[rows.length - 1].id : null;
        const inserted = missing.map(cells => {
            const row = {kind: 'INSERT_ROW', row: RuleGrid.newId(), after, cells};
            after = row.row;
            return row;
        });
        act([...columns, ...inserted], undo, true);
        // Its results are still to be typed.
        grid.go(rows.length, Math.max(0, state.columns.findIndex(column => column.kind === 'result')));
    };
    // What this person typed where another was first: the server keeps it until they take it, type there again, or let it go.
    const conflicts = open => {
        const box = part('rule-conflicts');
        box.replaceChildren();
        if (!open.all) {
            return;
        }
        const alert = document.createElement('div');
        alert.className = 'alert alert-warning';
        const head = document.createElement('p');
        head.textContent = `${fill(words.lost, open.all)} `;
        if (open.all > 1) {
            button(head, words.dismissAll, () => dismiss(null));
        }
        const list = document.createElement('ul');
        list.className = 'rule-lost';
        open.first.forEach(one => list.append(conflict(one)));
        alert.append(head, list);
        box.append(alert);
    };
    const conflict = one => {
        const line = document.createElement('li');
        const at = state.rows.findIndex(row => row.id === one.row);
        const column = state.columns.find(other => other.label === one.column);
        const said = text => column ? RuleGrid.words(column, text) : text;
        const where = document.createElement('strong');
        where.textContent = place(at, column);
        line.append(where, ` ${fill(words.met, one.reason, said(one.theirs), said(one.mine))} `);
        if (at >= 0 && column) {
            button(line, words.take, () => act([{kind: 'SET', row: one.row, column: one.column, was: cellNow(one), now: one.mine}], undo, true));
        }
        button(line, '×', () => dismiss(one.id)).setAttribute('aria-label', words.dismiss);
        return line;
    };
    const dismiss = async id => {
        try {
            mustBeTaken(await fetch(words.conflicts, {method: 'POST',
                headers: {'Content-Type': 'application/json', [csrf('_csrf_header')]: csrf('_csrf')}, body: JSON.stringify({id, change: words.change})}));
            state.revision = 0;
            failed = '';
        } catch (problem) {
            failed = why(problem);
            tell();
        }
    };

    // Who was logged out is sent to the log-in page; who may not edit is refused.
    const mustBeTaken = answer => {
        if (!answer.ok || answer.redirected) {
            throw new Error(answer.redirected ? '401' : String(answer.status));
        }
    };
    const why = problem => ['401', '403'].includes(problem.message) ? 'refused' : 'offline';
    const send = async () => {
        if (busy || !pending.length) {
            return;
        }
        busy = true;
        sending = pending;
        pending = [];
        tell();
        try {
            const answer = await fetch(words.edits, {method: 'POST',
                headers: {'Content-Type': 'application/json', [csrf('_csrf_header')]: csrf('_csrf')}, body: JSON.stringify({change: words.change, edits: sending})});
            mustBeTaken(answer);
            sending = [];
            failed = '';
            take(await answer.json());
        } catch (problem) {
            // Nothing typed is lost: it goes along with the next try.
            pending = [...sending, ...pending];
            sending = [];
            failed = why(problem);
            tell();
        }
        busy = false;
        if (pending.length) {
            setTimeout(send, failed ? 3000 : 250);
        }
    };
    const follow = async () => {
        if (!busy && !pending.length) {
            const {row, column} = state ? grid.here() : {};
            const asked = new URLSearchParams(Object.entries({change: words.change, since: state ? state.revision : 0, row, column}).filter(([, value]) => value !== null && value !== undefined));
            try {
                const answer = await fetch(`${words.state}?${asked}`, {headers: {Accept: 'application/json'}});
                mustBeTaken(answer);
                const news = await answer.json();
                if (!busy && !pending.length && !grid.editor) {
                    failed = '';
                    take(news);
                }
            } catch (problem) {
                failed = why(problem);
                if (state) {
                    tell();
                }
            }
        }
        if (!ended) {
            setTimeout(follow, 1000);
        }
    };

    const rowsChosen = () => {
        const {top, bottom} = grid.range();
        return shown().rows.slice(top, bottom + 1);
    };
    const commands = {
        undo: () => step(undo, redo),
        redo: () => step(redo, undo),
        insert: () => {
            const id = RuleGrid.newId();
            act([{kind: 'INSERT_ROW', row: id, after: grid.here().row, cells: {}}], undo, true);
            grid.go(shown().rows.findIndex(row => row.id === id), 0);
        },
        delete: () => act(rowsChosen().map(row => ({kind: 'DELETE_ROW', row: row.id, cells: row.cells})), undo, true),
        up: () => move(-1),
        down: () => move(1),
        // Beside the chosen column where that is of its kind, else as the last of its kind.
        addColumn: () => {
            const label = part('rule-column').value;
            const here = state.columns.find(one => one.label === grid.here().column);
            const beside = here && here.kind === (label.startsWith('-> ') ? 'result' : 'condition');
            act([{kind: 'ADD_COLUMN', column: label, after: beside ? here.label : null}], undo, true);
        },
        removeColumn: () => {
            const column = state.columns.find(one => one.label === grid.here().column);
            const filled = column ? shown().rows.filter(row => row.cells[column.label]) : [];
            // An empty condition decides nothing; anything else the table says otherwise without it.
            const harmless = column && column.kind === 'condition' && !filled.length;
            if (column && column.kind !== 'fixed' && (harmless || window.confirm(fill(words[column.kind === 'result' ? 'resultSure' : 'columnSure'], column.words, filled.length)))) {
                const cells = filled
                    .map(row => ({kind: 'SET', row: row.id, column: column.label, was: row.cells[column.label], now: ''}));
                act([...cells, {kind: 'REMOVE_COLUMN', column: column.label}], undo, true);
            }
        }
    };
    // All rows that are chosen, in their order.
    const move = by => {
        const rows = shown().rows;
        const {top, bottom} = grid.range();
        if (top + by < 0 || bottom + by >= rows.length) {
            return;
        }
        let after = by < 0 ? (top > 1 ? rows[top - 2].id : null) : rows[bottom + 1].id;
        act(rows.slice(top, bottom + 1).map(row => {
            const edit = {kind: 'MOVE_ROW', row: row.id, after};
            after = row.id;
            return edit;
        }), undo, true);
        grid.focus();
    };
    box.querySelectorAll('[data-do]').forEach(one => one.addEventListener('click', () => commands[one.dataset.do]()));
    if (part('rule-policy')) {
        part('rule-policy').addEventListener('change', event => act([{kind: 'CHOOSE', was: shown().policy, now: event.target.value}], undo, true));
    }
    part('rule-grid').addEventListener('keydown', event => {
        if (!grid.editor && (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())) {
            (event.key.toLowerCase() === 'y' || event.shiftKey ? commands.redo : commands.undo)();
            event.preventDefault();
        }
    });
    window.addEventListener('beforeunload', event => {
        if (!ended && (pending.length || sending.length || grid.editor)) {
            grid.commit();
            send();
            event.preventDefault();
        }
    });
    follow();
})();
