#compdef econfacts
# Completion of econfacts for zsh. What the program prints is never evaluated.
_econfacts() {
    local line tab=$'\t' files=
    local -a described plain
    for line in "${(@f)$(_ECONFACTS_COMPLETE=words "${words[1]}" "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}"; do
        if [[ $line == "$tab" ]]; then
            files=1
        elif [[ $line == *"$tab"* ]]; then
            described+=("${line%%$tab*}:${line#*$tab}")
        elif [[ -n $line ]]; then
            plain+=("$line")
        fi
    done
    (( $#described )) && _describe -V econfacts described
    (( $#plain )) && compadd -V econfacts -- "$plain[@]"
    [[ -n $files ]] && _files
}
# Loaded as a function at the first TAB, it is called at once; sourced from a file, it registers itself.
if [[ $funcstack[1] == _econfacts ]]; then
    _econfacts "$@"
else
    compdef _econfacts econfacts
fi
