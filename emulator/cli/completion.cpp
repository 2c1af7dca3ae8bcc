#include "cli/completion.h"

namespace backlot::cli {

std::string completion_script(const std::string& shell, const std::vector<VerbCompletion>& verbs) {
    std::string names;
    std::string cases;
    for (const auto& verb : verbs) {
        names += (names.empty() ? "" : " ") + verb.name;
        std::string options;
        for (const auto& option : verb.options) {
            if (option.starts_with("-")) options += (options.empty() ? "" : " ") + option;
        }
        cases += "        " + verb.name + ") words=\"" + options + "\" ;;\n";
    }
    std::string script;
    if (shell == "zsh") script += "autoload -U +X bashcompinit && bashcompinit\n";
    script += "_backlot() {\n    local words\n    case \"${COMP_WORDS[1]}\" in\n" + cases + "        *) words=\"" + names +
              "\" ;;\n    esac\n    [ \"$COMP_CWORD\" -eq 1 ] && words=\"" + names +
              "\"\n    COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n"
              "complete -o default -F _backlot backlot\n";
    return script;
}

}  // namespace backlot::cli
