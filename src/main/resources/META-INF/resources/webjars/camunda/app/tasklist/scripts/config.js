/* Tasklist's configuration: our name, the person's language, our script, the engine's keyboard shortcuts. */
import { locales, say } from '../../../lib/apps.js';
import '../../../lib/groups.js';
import { sortByWhatMatters } from './order.js';

sortByWhatMatters();

export default {
    app: { name: say('Tasklist', '任务列表'), vendor: 'Salesflow' },
    locales,
    customScripts: ['scripts/salesflow', 'scripts/form-texts', 'scripts/long-texts', 'scripts/about', 'scripts/attachments', 'scripts/list-rows'],
    disableWelcomeMessage: true,
    shortcuts: {
        claimTask: { key: 'ctrl+alt+c', description: say('claims the currently selected task', '认领当前选中的任务') },
        focusFilter: { key: 'ctrl+shift+f', description: say('set the focus to the first filter in the list', '转到列表中的第一个筛选器') },
        focusList: { key: 'ctrl+alt+l', description: say('sets the focus to the first task in the list', '转到列表中的第一个任务') },
        focusForm: { key: 'ctrl+alt+f', description: say('sets the focus to the first input field in a task form', '转到任务表单的第一个输入框') },
        startProcess: { key: 'ctrl+alt+p', description: say('opens the start process modal dialog', '打开“发起流程”对话框') }
    }
};
