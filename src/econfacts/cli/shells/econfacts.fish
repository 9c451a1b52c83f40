# Completion of econfacts for fish. What the program prints is never evaluated.
function __econfacts_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in (env _ECONFACTS_COMPLETE=words $words[1] $words[2..-1] "$word" 2>/dev/null)
        if test "$line" = \t
            __fish_complete_path "$word"
        else
            echo -- $line
        end
    end
end
complete -c econfacts -f -a '(__econfacts_complete)'
