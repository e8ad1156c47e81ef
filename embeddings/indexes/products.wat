;; The inner loop of products.ts: the inner product of one vector with every row of a table. Four sums of four numbers
;; (f32x4) are kept apart, so that none waits for another; rows are filled up with zeros to sixteen numbers.
(module
  (import "host" "memory" (memory 1))

  ;; Writes to $out a product (f32) for each row that stands from $row up to $end.
  (func (export "products")
    (param $query i32)
    (param $row i32)
    (param $end i32)
    (param $bytes i32)      ;; of a row
    (param $out i32)
    (local $at i32) (local $next i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)

    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $next (i32.add (local.get $row) (local.get $bytes)))
        (local.set $at (local.get $query))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $c (v128.const f32x4 0 0 0 0))
        (local.set $d (v128.const f32x4 0 0 0 0))

        (loop $numbers
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $row)) (v128.load (local.get $at)))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (v128.load offset=16 (local.get $row)) (v128.load offset=16 (local.get $at)))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (v128.load offset=32 (local.get $row)) (v128.load offset=32 (local.get $at)))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (v128.load offset=48 (local.get $row)) (v128.load offset=48 (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (local.set $row (i32.add (local.get $row) (i32.const 64)))
          (br_if $numbers (i32.lt_u (local.get $row) (local.get $next))))

        (local.set $a (f32x4.add (f32x4.add (local.get $a) (local.get $b)) (f32x4.add (local.get $c) (local.get $d))))
        (f32.store (local.get $out)
          (f32.add
            (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
            (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $rows)))))
