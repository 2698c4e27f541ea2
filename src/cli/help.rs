//! The help in Chinese: one line for every command and option; a test holds it complete.

use clap::Command;

/// `command` or `command.option` (an option alone where every command means the same by it, and none is called so).
const CHINESE: &[(&str, &str)] = &[
    ("fangzhi", "读懂受损的中文新闻档案，回答谁参与了什么、每个数字说的是什么"),
    ("index", "把文章加入档案库；再次运行只加入新的和有改动的"),
    ("search", "查找文章"),
    ("show", "显示一篇文章：修复后的正文，标出提及与修复之处"),
    ("who", "谁以什么角色参与了哪些事件"),
    ("events", "发生了什么"),
    ("figures", "数字说了什么"),
    ("extract", "读取文章，把读出的一切写成 JSON Lines"),
    ("repair", "修复文本：输出干净文本，报告写到标准错误"),
    ("eval", "对照标注评分：各类的精确率、召回率、F1"),
    ("train", "用自己的标注文本训练权重：名称识别的，或加 --events 训练事件的"),
    ("train.output", "权重写到哪里（默认 names.model.zst；加 --events 时为 events.model.zst）"),
    ("train.events", "训练哪些词讲事件，而不是名称识别"),
    (
        "data",
        "JSON Lines：{\"text\": …, \"entities\": [{\"start\": 0, \"end\": 3, \"type\": \"person\"}]}；加 --events 时为输出格式的文章",
    ),
    ("demo", "把示例文章编入临时档案库，每类问题各问一个"),
    ("stats", "档案库里有什么"),
    ("suggest", "按开头、拼音、首字母或近似写法提示档案库里的名称：qingdao、hxsx"),
    ("check", "核对档案库：自身文件与文章；给出路径时还与原始文件对照"),
    ("upgrade", "把早期版本的档案库转为现行格式，无需原始文件"),
    ("completions", "生成命令行补全脚本"),
    ("man", "生成手册页"),
    ("help", "显示本帮助或某个命令的帮助"),
    ("lang", "消息语言：zh 或 en（默认随系统）"),
    ("dictionaries", "自备词表的文件夹；补充或覆盖内置词表"),
    ("threads", "线程数（默认用全部核心）"),
    ("archive", "档案库所在文件夹"),
    ("version", "显示版本"),
    ("input_format", "输入格式：auto（按文件名和内容）、jsonl、csv、text、html"),
    ("fields", "记录字段的别名，如 --field text=content --field published=date"),
    ("body", "文本只有正文：什么也不去掉"),
    ("encoding", "输入编码，只作参考（默认自动判断）"),
    ("max_size", "单篇最大多少 MiB"),
    ("json", "以 JSON（JSON Lines）输出"),
    ("output", "写入文件，按文件名定格式：.csv .xlsx .json .jsonl"),
    ("since", "自此日起（2022、2022-06、2022-06-27、2022/6/27、2022年6月27日）"),
    ("until", "至此日止（含）"),
    ("region", "该地区及其下属：山东、青岛市、370200"),
    ("limit", "最多多少条（默认 50；写入 --output 的文件时为全部）"),
    ("search.limit", "最多多少篇（默认 10）"),
    ("suggest.limit", "最多多少个名称（默认 10）"),
    ("entity.limit", "最多多少条（默认 20；事件和数字各 5）"),
    ("all_copies", "转载也逐篇列出"),
    ("facets", "按来源、地区、年份计数"),
    ("name", "参与者名称或其一部分"),
    ("offset", "跳过前多少条"),
    ("by_date", "新的在前"),
    ("widen", "同时查找机构和企业的其他名称、台港用词，并说明加了哪些"),
    ("typed", "名称的开头、拼音或首字母，或写错的名称"),
    ("check.paths", "建立档案库时用的文件、文件夹、压缩包；不作任何改动"),
    ("paths", "文件、文件夹、压缩包；- 表示标准输入"),
    ("sync", "原文件已不在的文章从档案库移除"),
    ("timings", "报告各阶段用时"),
    ("search.query", "词、“短语”、-排除、OR、标题:… 人物:… 日期:2022..2023"),
    ("show.article", "文章编号（其他命令所示），或要读的文件"),
    ("why", "说明每个名称为何如此认定"),
    ("boilerplate", "也显示被当作页面杂项去掉的内容"),
    ("who.query", "事件用词，或一个名称"),
    ("event", "事件用词"),
    ("role", "角色，中文或英文：主办、organiser"),
    ("place", "事件的地点或其一部分"),
    ("entity", "一个人、企业或机构的全部：各种写法、历任职务、同场者、文章"),
    ("entity.name", "名称或其一部分"),
    ("entities", "裁定哪些名称是同一个、哪些不是；此后所有回答照此办理"),
    ("merge", "这些名称是同一个，以第一个为准"),
    ("merge.names", "显示用的名称，其后是它的别名"),
    ("split", "这些名称不是同一个；或在某地、某单位、某篇文章里另有其人"),
    ("split.names", "名称，其后是不属于它的名称，或另有其人之处：济南市、市公安局、文章编号"),
    ("undo", "撤销最后一项裁定"),
    ("list", "列出各项裁定，早的在前"),
    ("brief", "就一个主题写简报：大事记、参与者、主要数字、说法不一之处，逐条注明出处"),
    ("topic", "主题，写法同 search"),
    ("brief.output", "写入文件，按文件名定格式：.md .html .docx .xlsx（默认以 Markdown 输出）"),
    ("template", "自备的 Markdown 或 HTML 模板，含 {{title}} {{subtitle}} {{body}}"),
    ("together", "以下各方都参加的事件"),
    ("with", "与其共同参加事件的各方，按事件数"),
    ("timeline", "按日期每件一行，同一事件的各篇报道合一"),
    ("period", "时期，含其中各段：2022、2022-09、2022-01/2022-09、2022年上半年"),
    ("by", "制成表格，以此为列：period 时期、region 地区、subject 主体"),
    ("all", "也列出不知所计为何物的数字"),
    ("contradictions", "只列各报道对同一事项说法不一的数字"),
    ("events.query", "事件用词"),
    ("events.who", "参与者"),
    (
        "kind",
        "类别：meeting 会议、visit 调研、signing 签约、launch 启动、publication 发布、recognition 认定、appointment 任免、investment 投资、accident 事故、discipline 纪法",
    ),
    ("figures.query", "指标、主体或句中用词"),
    ("unit", "单位：亿元、亩、%；同一量纲自动换算"),
    ("indicator", "指标"),
    ("subject", "谁的数字"),
    ("min", "不少于（按所给单位）：5、3.5万、1亿元"),
    ("max", "不多于"),
    ("in_place", "直接改写文件；原文件另存为 NAME.bak"),
    ("min_confidence", "不做把握低于此值的修复（0 到 1）"),
    ("report", "报告形式：text、jsonl、none"),
    ("diff", "显示改动而不是文本"),
    ("gold", "带标注的文章：输出约定格式的 .json 或 .jsonl，或带实体的句子"),
    ("eval.split", "只用 split 为此值的文章"),
    ("every", "只用每 N 句中的第一句"),
    ("errors", "列出漏掉的和多出的"),
    ("corpus", "文章所在文件夹（默认：示例文章）"),
    ("shell", "哪种 shell"),
    ("subcommand", "命令"),
];

fn chinese(key: &str) -> Option<&'static str> {
    CHINESE.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// What an option of a command says.
fn option(command: &str, id: &str) -> Option<&'static str> {
    chinese(&format!("{command}.{id}")).or_else(|| chinese(id))
}

/// The same command with its help in Chinese.
#[must_use]
pub fn in_chinese(command: Command) -> Command {
    translated(command.disable_help_subcommand(true), "")
}

/// Usage as clap writes it, without its English words.
#[must_use]
pub fn usage_in_chinese(usage: &str) -> String {
    usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>")
}

/// Headings are put in Chinese by the template and by a heading on every argument.
const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// What clap would add to an argument's help in English: values, default, environment.
fn limits(argument: &clap::Arg, text: &str) -> String {
    let mut limits = Vec::new();
    let values: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if argument.get_action().takes_values() && values.iter().any(|value| !text.contains(value)) {
        limits.push(format!("可选 {}", values.join("、")));
    }
    if argument.get_action().takes_values() && !text.contains("默认") {
        limits.extend(argument.get_default_values().iter().map(|value| format!("默认 {}", value.display())));
    }
    limits.extend(argument.get_env().map(|name| format!("环境变量 {}", name.display())));
    if limits.is_empty() { text.to_owned() } else { format!("{text}（{}）", limits.join("；")) }
}

/// `parents` are the names before the command's own, each with a blank behind it.
fn translated(command: Command, parents: &str) -> Command {
    let name = command.get_name().to_owned();
    let usage = format!("{parents}{}", usage_in_chinese(&command.clone().render_usage().to_string()));
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .help("显示帮助")
                .help_heading("选项"),
        );
    command = command.override_usage(usage);
    if name == "fangzhi" {
        command = command.override_usage("fangzhi [选项] <命令>").arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .help("显示版本")
                .help_heading("选项"),
        );
    }
    if let Some(about) = chinese(&name) {
        command = command.about(about).long_about(about);
    }
    let ids: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in ids.iter().filter(|id| *id != "help") {
        let text = option(&name, id);
        command = command.mut_arg(id, |argument| {
            let heading = if argument.is_positional() { "参数" } else { "选项" };
            let argument = argument.help_heading(heading);
            let Some(text) = text else { return argument };
            let text = limits(&argument, text);
            let argument = argument.help(text.clone()).long_help(text);
            if argument.get_action().takes_values() {
                argument.hide_possible_values(true).hide_default_value(true).hide_env(true)
            } else {
                argument
            }
        });
    }
    let parents = format!("{parents}{name} ");
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |command| translated(command, &parents));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_option_is_explained_in_chinese() {
        fn missing(command: &Command, found: &mut Vec<String>) {
            let name = command.get_name();
            if chinese(name).is_none() {
                found.push(name.to_owned());
            }
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                if option(name, id).is_none() {
                    found.push(format!("{name}.{id}"));
                }
            }
            command.get_subcommands().for_each(|command| missing(command, found));
        }
        let mut found = Vec::new();
        missing(&crate::cli::args::Cli::command(), &mut found);
        assert!(found.is_empty(), "without Chinese help: {found:?}");
    }

    /// `train --events` is not explained as the command `events` is.
    #[test]
    fn no_option_is_explained_as_a_command_of_its_name() {
        fn commands(command: &Command, found: &mut Vec<Command>) {
            found.push(command.clone());
            command.get_subcommands().for_each(|command| commands(command, found));
        }
        let mut all = Vec::new();
        commands(&crate::cli::args::Cli::command(), &mut all);
        for command in &all {
            for id in command.get_arguments().map(|argument| argument.get_id().as_str()) {
                let named = all.iter().find(|other| other.get_name() == id);
                let explained = option(command.get_name(), id);
                assert!(
                    named.is_none() || explained != chinese(id),
                    "{} --{id}: {explained:?}",
                    command.get_name()
                );
            }
        }
        let mut keys: Vec<&str> = CHINESE.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        assert!(keys.is_sorted_by(|one, two| one < two), "a key is there twice");
    }

    #[test]
    fn the_command_line_is_sound() {
        crate::cli::args::Cli::command().debug_assert();
        in_chinese(crate::cli::args::Cli::command()).debug_assert();
    }
}
