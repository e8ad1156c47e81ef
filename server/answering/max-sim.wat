;; The inner loops of max-sim.ts, which explains what they are for. Four tokens of a question, a block, are compared at
;; once with every token of a text: a text's number is read and widened once for four products, and sixteen bytes at a time.
;;
;; A block lies in runs of sixteen numbers (i16): the first sixteen of each of the four tokens, the next sixteen of each,
;; and so on, filled up with zeros, so that what a last run reads beyond a text's token counts for nothing.
(module
  (import "host" "memory" (memory 1))

  ;; Writes to $out (f32), for each token of the blocks, the largest of product × scale; -inf where the text has none.
  (func (export "best")
    (param $block i32)
    (param $blocks i32)     ;; how many there are
    (param $text i32)       ;; its tokens (i8), one after another
    (param $factors i32)    ;; a scale (f32) for each of them
    (param $tokens i32)
    (param $dimensions i32)
    (param $out i32)
    (local $end i32) (local $values i32) (local $value i32) (local $scales i32) (local $run i32)
    (local $low v128) (local $high v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $best v128)

    (local.set $end (i32.add (local.get $text) (i32.mul (local.get $tokens) (local.get $dimensions))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $blocks)))
        (local.set $best (f32x4.splat (f32.const -inf)))
        (local.set $values (local.get $text))
        (local.set $scales (local.get $factors))
        (block $compared
          (loop $token
            (br_if $compared (i32.ge_u (local.get $values) (local.get $end)))
            (local.set $value (local.get $values))
            (local.set $values (i32.add (local.get $values) (local.get $dimensions)))
            (local.set $run (local.get $block))
            (local.set $a (v128.const i32x4 0 0 0 0))
            (local.set $b (v128.const i32x4 0 0 0 0))
            (local.set $c (v128.const i32x4 0 0 0 0))
            (local.set $d (v128.const i32x4 0 0 0 0))

            ;; Four partial sums for each of the four tokens.
            (loop $numbers
              (local.set $low (v128.load8x8_s (local.get $value)))
              (local.set $high (v128.load8x8_s offset=8 (local.get $value)))
              (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $low) (v128.load (local.get $run)))))
              (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $high) (v128.load offset=16 (local.get $run)))))
              (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $low) (v128.load offset=32 (local.get $run)))))
              (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $high) (v128.load offset=48 (local.get $run)))))
              (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $low) (v128.load offset=64 (local.get $run)))))
              (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $high) (v128.load offset=80 (local.get $run)))))
              (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $low) (v128.load offset=96 (local.get $run)))))
              (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $high) (v128.load offset=112 (local.get $run)))))
              (local.set $value (i32.add (local.get $value) (i32.const 16)))
              (local.set $run (i32.add (local.get $run) (i32.const 128)))
              (br_if $numbers (i32.lt_u (local.get $value) (local.get $values))))

            ;; a0 a1 a2 a3, b0 b1 b2 b3  →  a0+a2 b0+b2 a1+a3 b1+b3; so for c and d; then the sums of a, b, c, d side by side.
            (local.set $a (i32x4.add
              (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
              (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
            (local.set $c (i32x4.add
              (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
              (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
            (local.set $a (i32x4.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c))))

            (local.set $best (f32x4.max
              (local.get $best)
              (f32x4.mul (f32x4.convert_i32x4_s (local.get $a)) (v128.load32_splat (local.get $scales)))))
            (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
            (br $token)))
        (v128.store (local.get $out) (local.get $best))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $block (i32.add (local.get $block)
          (i32.shl (i32.shr_u (i32.add (local.get $dimensions) (i32.const 15)) (i32.const 4)) (i32.const 7))))
        (local.set $blocks (i32.sub (local.get $blocks) (i32.const 1)))
        (br $next)))))
